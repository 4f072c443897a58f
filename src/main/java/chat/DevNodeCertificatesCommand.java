package chat;

import chat.devcert.DevelopmentCertificates;
import chat.devcert.HostName;
import chat.transport.TlsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line's {@code dev-node-certificates}. */
@Command(
    name = "dev-node-certificates",
    description = {
      "Makes certificates for a trial of several nodes, with which they encrypt what they say to one"
          + " another, and the authority of these.",
      "Used again, it makes certificates of the same authority for further nodes."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit codes: 0 made, 1 cannot be made, 2 wrong option."})
final class DevNodeCertificatesCommand implements Callable<Integer> {
  private static final int DAYS = 365;

  @Parameters(
      paramLabel = "NODE",
      arity = "1..*",
      description =
          "Name or address that other nodes reach a node at, its grpc-chat.cluster.host; a"
              + " certificate is made for each.")
  private List<String> nodes = List.of();

  @Option(
      names = "--directory",
      paramLabel = "DIRECTORY",
      defaultValue = "node-tls",
      description = "Where to put the files (default: ${DEFAULT-VALUE}).")
  private Path directory;

  @Option(names = "--force", description = "Replace certificates that are there.")
  private boolean force;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<String> names = nodes.stream().map(this::name).toList();
    DevelopmentCertificates certificates = new DevelopmentCertificates(directory);
    for (String node : names) {
      if (certificates.exist(node) && !force) {
        return ServerCommand.fail(
            spec,
            "There is a certificate of %s in %s; --force replaces it by a new one of the same authority."
                .formatted(node, directory));
      }
    }
    try {
      for (String node : names) {
        certificates.makeNode(node, DAYS);
      }
      report(certificates, names);
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

  private String name(String node) {
    return HostName.of(node)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "NODE: found \"%s\"; allowed: a host name or an IP address".formatted(node)));
  }

  private void report(DevelopmentCertificates files, List<String> names) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Made certificates for a trial, valid for %d days.%n", DAYS);
    for (String node : names) {
      out.printf(
          """

          Node %s takes its own with these variables in its environment:
            GRPC_CHAT_CLUSTER_TLS_CERTIFICATE=%s
            GRPC_CHAT_CLUSTER_TLS_KEY=%s
            GRPC_CHAT_CLUSTER_TLS_CA=%s
          """,
          node,
          absolute(files.certificate(node)),
          absolute(files.key(node)),
          absolute(files.authority()));
    }
    out.printf("%nWho has a key in %s can be a node: keep them from others.%n", directory);
    out.flush();
  }

  private static Path absolute(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
