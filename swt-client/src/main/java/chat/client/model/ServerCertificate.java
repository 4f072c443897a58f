package chat.client.model;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a server shows to prove who it is, as far as a person can judge it. All texts are whatever
 * their writer wanted.
 *
 * @param subject whom it was made for
 * @param issuer who vouches for that
 * @param names the hosts it is for
 * @param fingerprint the SHA-256 of the certificate, 64 hexadecimal digits in small letters
 */
public record ServerCertificate(
    String subject,
    String issuer,
    List<String> names,
    Instant validFrom,
    Instant validUntil,
    String fingerprint) {
  private static final int GROUP = 4;

  public ServerCertificate {
    names = List.copyOf(names);
  }

  /** A fingerprint as one reads it out on the phone: capitals, in groups of four. */
  public static String readable(String fingerprint) {
    String capitals = fingerprint.toUpperCase(Locale.ROOT);
    return IntStream.iterate(0, at -> at < capitals.length(), at -> at + GROUP)
        .mapToObj(at -> capitals.substring(at, Math.min(at + GROUP, capitals.length())))
        .collect(Collectors.joining(" "));
  }
}
