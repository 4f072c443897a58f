package chat.client;

import chat.client.config.KeyFiles;
import chat.client.config.LogFile;
import chat.client.config.Places;
import chat.client.config.Settings;
import chat.client.model.ServerAddress;
import chat.client.net.GrpcNetwork;
import chat.client.ui.ClientApp;
import chat.client.ui.Desktop;
import chat.client.ui.Messages;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.swt.widgets.Display;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the desktop client. */
@Command(
    name = "grpc-chat-client",
    description = "The desktop client of grpc-chat.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Name and server are remembered from last time; an option goes before what is remembered.",
      "On macOS start it with: java -XstartOnFirstThread -jar grpc-chat-client.jar"
    })
public final class Main implements Callable<Integer> {
  private static final ServerAddress DEFAULT =
      new ServerAddress("localhost", ServerAddress.DEFAULT_PORT);

  @Spec private CommandSpec spec;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The server's name or address (default: localhost).")
  private Optional<String> host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The server's port, 1 to 65535 (default: 50051).")
  private Optional<Integer> port;

  @Option(names = "--user", paramLabel = "NAME", description = "The name to log in with.")
  private Optional<String> user;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "en or zh-CN (default: the system's language).")
  private Optional<String> language;

  /**
   * Runs the client. Exit codes: 0 after the window was closed, 1 if there is no desktop to open it
   * on, 2 for a wrong option.
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() {
    Messages messages = Messages.in(locale());
    Optional<ServerAddress> asked = askedServer();
    Places places = Places.ofThisMachine();
    LogFile.open(places.log());
    Settings settings = Settings.load(places.settings());
    String server =
        asked
            .map(ServerAddress::toString)
            .or(() -> settings.get("server"))
            .orElse(DEFAULT.toString());
    String name = user.or(() -> settings.get("name")).orElse("");
    try {
      Display display = Desktop.open(spec.name());
      new ClientApp(
              display,
              messages,
              settings,
              new KeyFiles(places.keys()),
              events -> new GrpcNetwork(events, messages.locale().toLanguageTag()))
          .run(name, server);
      display.dispose();
      return CommandLine.ExitCode.OK;
    } catch (Desktop.MissingException missing) {
      spec.commandLine().getErr().println(missing.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private Locale locale() {
    return switch (language.orElse("")) {
      case "" -> Locale.getDefault();
      case "en", "zh-CN" -> Locale.forLanguageTag(language.get());
      default -> throw wrong("--lang", language.get(), "en or zh-CN");
    };
  }

  /** Host or port alone replaces the whole remembered address: half of another's is of no use. */
  private Optional<ServerAddress> askedServer() {
    if (host.isEmpty() && port.isEmpty()) {
      return Optional.empty();
    }
    int number = port.orElse(DEFAULT.port());
    if (number < 1 || number > 65535) {
      throw wrong("--port", String.valueOf(number), "1 to 65535");
    }
    return Optional.of(new ServerAddress(host.orElse(DEFAULT.host()), number));
  }

  private ParameterException wrong(String option, String value, String allowed) {
    return new ParameterException(
        spec.commandLine(), "%s is \"%s\", but has to be %s.".formatted(option, value, allowed));
  }
}
