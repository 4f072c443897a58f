package chat.client;

import chat.client.config.Settings;
import chat.client.net.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The files for TLS on the command line. They are remembered. */
final class TlsOptions {
  private static final String AUTHORITIES = "ca-file";
  private static final String CERTIFICATE = "client-certificate";
  private static final String KEY = "client-key";

  @Option(
      names = "--" + AUTHORITIES,
      paramLabel = "FILE",
      description =
          "Certificates (PEM) that may vouch for servers beside the system's. Remembered; \"\" for"
              + " none.")
  private Optional<String> authorities;

  @Option(
      names = "--" + CERTIFICATE,
      paramLabel = "FILE",
      description =
          "The certificate (PEM) to show to servers that ask for one. Remembered, as the key is.")
  private Optional<String> certificate;

  @Option(
      names = "--" + KEY,
      paramLabel = "FILE",
      description = "Its private key (PEM, PKCS #8, without a password).")
  private Optional<String> key;

  /**
   * What is named now has to be of use; what is remembered is looked at when it is needed.
   *
   * @throws ParameterException if it is not
   */
  void check(CommandLine line) {
    if (certificate.isPresent() != key.isPresent()) {
      throw new ParameterException(
          line, "--client-certificate and --client-key go together: name both.");
    }
    try {
      new TlsFiles(file(authorities), file(certificate), file(key)).check();
    } catch (TlsFiles.UnreadableException unreadable) {
      throw new ParameterException(line, unreadable.getMessage(), unreadable);
    }
  }

  void remember(Settings settings) {
    remember(settings, AUTHORITIES, authorities);
    remember(settings, CERTIFICATE, certificate);
    remember(settings, KEY, key);
  }

  /** The files as they are set at the moment. */
  static TlsFiles in(Settings settings) {
    return new TlsFiles(
        file(settings.get(AUTHORITIES)), file(settings.get(CERTIFICATE)), file(settings.get(KEY)));
  }

  private static void remember(Settings settings, String what, Optional<String> named) {
    file(named)
        .map(Path::toAbsolutePath)
        .map(Path::toString)
        .or(() -> named)
        .ifPresent(path -> settings.set(what, path));
  }

  private static Optional<Path> file(Optional<String> path) {
    return path.filter(it -> !it.isBlank()).map(Path::of);
  }
}
