package chat.transport;

import java.util.Optional;

/** All files for TLS as they were at one time. Two are equal if all files hold the same. */
record TlsMaterial(TlsFile certificate, TlsFile key, Optional<TlsFile> clientCa) {
  static TlsMaterial read(TlsSettings settings) throws TlsException {
    Optional<TlsFile> clientCa = Optional.empty();
    if (settings.clientCa().isPresent()) {
      clientCa =
          Optional.of(
              TlsFile.read("the authorities of clients' certificates", settings.clientCa().get()));
    }
    return new TlsMaterial(
        TlsFile.read("the certificate", settings.certificate()),
        TlsFile.read("the certificate's key", settings.key()),
        clientCa);
  }
}
