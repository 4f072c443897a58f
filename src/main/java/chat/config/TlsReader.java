package chat.config;

import chat.config.Settings.ClientCertificate;
import chat.config.Settings.Tls;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Reads the block {@code grpc-chat.server.tls}. What the files hold shows when they are opened. */
final class TlsReader {
  private static final String CERTIFICATE = "grpc-chat.server.tls.certificate";
  private static final String KEY = "grpc-chat.server.tls.key";
  private static final String CLIENT_CERTIFICATE = "grpc-chat.server.tls.client-certificate";
  private static final String CLIENT_CA = "grpc-chat.server.tls.client-ca";

  private TlsReader() {}

  static Optional<Tls> read(SettingsReader settings) {
    Optional<Path> certificate = settings.value(CERTIFICATE, Kind.offOr(Kind.path()));
    Optional<Path> key = settings.value(KEY, Kind.offOr(Kind.path()));
    ClientCertificate clients =
        settings.value(
            CLIENT_CERTIFICATE,
            Kind.oneOf(ClientCertificate.values(), value -> value.name().toLowerCase(Locale.ROOT)));
    Optional<Path> clientCa = settings.value(CLIENT_CA, Kind.offOr(Kind.path()));
    if (certificate.isPresent() != key.isPresent()) {
      settings.doesNotFit(
          certificate.isPresent() ? KEY : CERTIFICATE,
          "the path of a file, as %s is set; or both off"
              .formatted(certificate.isPresent() ? CERTIFICATE : KEY));
    }
    if (clients != ClientCertificate.OFF && clientCa.isEmpty()) {
      settings.doesNotFit(
          CLIENT_CA,
          "the path of a file, as %s is %s"
              .formatted(CLIENT_CERTIFICATE, clients.name().toLowerCase(Locale.ROOT)));
    }
    return certificate.flatMap(file -> key.map(its -> new Tls(file, its, clients, clientCa)));
  }
}
