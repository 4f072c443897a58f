package chat;

import chat.devcert.DevelopmentCertificates;
import chat.devcert.HostName;
import chat.transport.ServerCertificate;
import chat.transport.TlsException;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's {@code dev-certificate}. */
@Command(
    name = "dev-certificate",
    description = {
      "Makes a certificate for trials, and the authority that clients have to trust for it.",
      "Used again, with --force, it makes a new certificate of the same authority; a running server"
          + " takes it within seconds."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit codes: 0 made, 1 cannot be made, 2 wrong option."})
final class DevCertificateCommand implements Callable<Integer> {
  /** Some clients trust none that is valid for longer. */
  private static final int MAX_DAYS = 825;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description =
          "Name or address that clients use for this machine; may be given several times. These are"
              + " always in: localhost, 127.0.0.1, ::1 and this machine's name.")
  private List<String> hosts = List.of();

  @Option(
      names = "--directory",
      paramLabel = "DIRECTORY",
      defaultValue = "tls",
      description = "Where to put the files (default: ${DEFAULT-VALUE}).")
  private Path directory;

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      defaultValue = "365",
      description =
          "How long the certificate is valid, 1 to " + MAX_DAYS + " (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(names = "--force", description = "Replace the certificate that is there.")
  private boolean force;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (days < 1 || days > MAX_DAYS) {
      throw wrong("--days: allowed: a whole number from 1 to " + MAX_DAYS);
    }
    Set<String> names = names();
    DevelopmentCertificates certificates = new DevelopmentCertificates(directory);
    if (certificates.exist() && !force) {
      return ServerCommand.fail(
          spec,
          "There is a certificate in %s; --force replaces it by a new one of the same authority."
              .formatted(directory));
    }
    try {
      report(certificates, certificates.make(names, days), names);
      return ServerCommand.OK;
    } catch (TlsException unusable) {
      return ServerCommand.fail(
          spec,
          "The authority that is there cannot be used; to begin with a new one, remove %s. %s"
              .formatted(certificates.authority(), unusable.getMessage()));
    } catch (IOException | GeneralSecurityException failure) {
      return ServerCommand.fail(
          spec, "The files cannot be written to %s: %s".formatted(directory, failure));
    }
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>(HostName.ofThisMachine());
    for (String host : hosts) {
      names.add(
          HostName.of(host)
              .orElseThrow(
                  () ->
                      wrong(
                          "--host: found \"%s\"; allowed: a host name or an IP address"
                              .formatted(host))));
    }
    return names;
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private void report(
      DevelopmentCertificates files, ServerCertificate certificate, Set<String> names) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        """
        Made a certificate for trials.
          for      %s
          until    %s
          SHA-256  %s

        The server takes it with these lines in application.conf:
          grpc-chat.server.tls.certificate = %s
          grpc-chat.server.tls.key = %s

        or with these options:
          --tls-certificate %s --tls-key %s

        Clients have to trust its authority, the file %8$s. The desktop client, and grpcurl, do so with:
          --tls --ca-file %8$s
          -cacert %8$s

        Who has the keys in %9$s can pass for the server: keep them here.
        """,
        String.join(", ", names),
        certificate.notAfter(),
        certificate.sha256(),
        quoted(files.certificate()),
        quoted(files.key()),
        files.certificate(),
        files.key(),
        files.authority(),
        directory);
    out.flush();
  }

  private static String quoted(Path file) {
    return ConfigUtil.quoteString(file.toAbsolutePath().normalize().toString());
  }
}
