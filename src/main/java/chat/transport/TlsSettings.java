package chat.transport;

import io.netty.handler.ssl.ClientAuth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How connections are encrypted.
 *
 * @param certificate a PEM file with the server's certificate, then those that lead to its
 *     authority
 * @param key a PEM file with its private key in PKCS#8, not encrypted
 * @param clientAuth whether clients are asked for a certificate, and whether they must have one
 * @param clientCa a PEM file with the authorities of clients' certificates; there unless {@code
 *     clientAuth} is {@link ClientAuth#NONE}
 * @param lookEvery pause between two looks at the files
 */
public record TlsSettings(
    Path certificate,
    Path key,
    ClientAuth clientAuth,
    Optional<Path> clientCa,
    Duration lookEvery) {

  /** Soon enough for who replaces a certificate by hand, and next to no work. */
  public static final Duration LOOK_EVERY = Duration.ofSeconds(3);
}
