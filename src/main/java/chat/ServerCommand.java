package chat;

import chat.config.SettingsException;
import chat.config.SettingsLoader;
import chat.logging.LogLevels;
import chat.logging.LogText;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the server. */
@Command(
    name = "grpc-chat-server",
    description = "Serves grpc-chat until Ctrl+C or SIGTERM.",
    mixinStandardHelpOptions = true,
    subcommands = {DevCertificateCommand.class, DevNodeCertificatesCommand.class},
    versionProvider = ServerCommand.Version.class,
    sortOptions = false,
    footer = {
      "",
      "Every key of application.conf is also an environment variable, named there.",
      "Options win over the environment, that over the file, that over the defaults.",
      "",
      "Exit codes: 0 stopped, 1 cannot start, 2 wrong option or configuration,",
      "3 lost the other nodes of its cluster."
    })
final class ServerCommand implements Callable<Integer> {
  static final int OK = 0;
  static final int CANNOT_START = 1;
  static final int WRONG_CONFIGURATION = 2;
  static final int CUT_OFF = 3;

  private static final Logger log = LoggerFactory.getLogger(ServerCommand.class);

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: [::], every address, IPv4 and IPv6).")
  private String host;

  // A text, so that a wrong one is reported like, and together with, a wrong one in the file.
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on, 0 for any free one (default: 50051).")
  private String port;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "PEM file with the certificate, for encryption; needs --tls-key.")
  private String certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "PEM file with the certificate's private key.")
  private String key;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Configuration file (default: application.conf in the working directory, if there is one).")
  private Path file;

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;
  private final ServerRunner runner;

  ServerCommand(Map<String, String> environment, ServerRunner runner) {
    this.environment = environment;
    this.runner = runner;
  }

  /** Says why a command cannot do what it is for; the exit code to end with. */
  static int fail(CommandSpec command, String sentence) {
    command.commandLine().getErr().println("error: " + sentence);
    return CANNOT_START;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      var loaded =
          new SettingsLoader(Path.of(""), environment).load(Optional.ofNullable(file), options());
      loaded.warnings().forEach(line -> err.println("warning: " + line));
      LogLevels.apply(loaded.settings().log().level());
      return runner.run(loaded.settings(), loaded.config());
    } catch (SettingsException wrong) {
      wrong.problems().forEach(line -> err.println("error: " + line));
      return WRONG_CONFIGURATION;
    } catch (StartFailure failure) {
      err.println("error: " + failure.getMessage());
      return CANNOT_START;
    } catch (ConfigException wrong) {
      // A library's key, which only the library can judge.
      err.println("error: " + LogText.safe(wrong.getMessage()));
      return WRONG_CONFIGURATION;
    } catch (RuntimeException bug) {
      log.error("The server failed; this is a bug, please report it", bug);
      return CANNOT_START;
    }
  }

  private Map<String, ConfigValue> options() {
    Map<String, ConfigValue> options = new TreeMap<>();
    put(options, "--host", "grpc-chat.server.host", host);
    put(options, "--port", "grpc-chat.server.port", port);
    put(options, "--tls-certificate", "grpc-chat.server.tls.certificate", certificate);
    put(options, "--tls-key", "grpc-chat.server.tls.key", key);
    return options;
  }

  private static void put(
      Map<String, ConfigValue> options, String option, String key, String value) {
    if (value != null) {
      options.put(key, ConfigValueFactory.fromAnyRef(value, "option " + option));
    }
  }

  /** Tells the version that the build wrote down. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      Properties build = new Properties();
      try (InputStream resource = ServerCommand.class.getResourceAsStream("version.properties")) {
        build.load(resource);
      }
      return new String[] {"grpc-chat-server " + build.getProperty("version")};
    }
  }
}
