package chat.actors;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The secret by which a client shows that a session is its own. */
final class SessionKey {
  private static final int SHORTEST = 16;
  private static final int LONGEST = 128;

  private final byte[] value;

  private SessionKey(byte[] value) {
    this.value = value;
  }

  /**
   * The key that {@code given} is, or nothing if it is not 16 to 128 printable ASCII characters.
   */
  static Optional<SessionKey> of(String given) {
    boolean valid =
        given.length() >= SHORTEST
            && given.length() <= LONGEST
            && given.chars().allMatch(c -> c > ' ' && c < 0x7F);
    return valid
        ? Optional.of(new SessionKey(given.getBytes(StandardCharsets.US_ASCII)))
        : Optional.empty();
  }

  /** Tells this key from others, and does not give it away. */
  String proof() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Takes the same time wherever the two differ, so that nobody can guess bit by bit. */
  boolean matches(SessionKey other) {
    return MessageDigest.isEqual(value, other.value);
  }
}
