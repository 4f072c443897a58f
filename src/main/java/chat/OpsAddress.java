package chat;

import chat.config.Settings;
import chat.config.SettingsException;
import chat.config.SettingsLoader;
import chat.ops.OpsClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say which server a command is about. */
final class OpsAddress {
  @Option(
      names = "--ops",
      paramLabel = "HOST:PORT",
      description =
          "Where the server listens for its operator (default: what the configuration says, 127.0.0.1:9464 without any).")
  private String address;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The server's configuration file, for its grpc-chat.ops.")
  private Path file;

  OpsClient client(Map<String, String> environment, CommandSpec spec) {
    String where = address == null ? configured(environment, spec) : address;
    if (!where.matches("[^/\\s]+:\\d{1,5}")) {
      throw new ParameterException(
          spec.commandLine(),
          "--ops: found \"%s\"; allowed: HOST:PORT, such as 127.0.0.1:9464".formatted(where));
    }
    return new OpsClient(where);
  }

  private String configured(Map<String, String> environment, CommandSpec spec) {
    try {
      Settings.Ops ops =
          new SettingsLoader(Path.of(""), environment)
              .load(Optional.ofNullable(file), Map.of())
              .settings()
              .ops();
      return ops.port()
          .map(port -> reachable(ops.host()) + ":" + port)
          .orElseThrow(
              () ->
                  new ParameterException(
                      spec.commandLine(),
                      "grpc-chat.ops.port is off here; name the server's with --ops."));
    } catch (SettingsException wrong) {
      throw new ParameterException(spec.commandLine(), String.join("\n", wrong.problems()));
    }
  }

  /** A server that listens on all addresses listens on this one. */
  private static String reachable(String host) {
    return switch (host) {
      case "::", "0.0.0.0", "[::]" -> "127.0.0.1";
      default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    };
  }
}
