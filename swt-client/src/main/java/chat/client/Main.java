package chat.client;

import chat.client.config.KeyFiles;
import chat.client.config.LogFile;
import chat.client.config.LogText;
import chat.client.config.Places;
import chat.client.config.SettingKeys;
import chat.client.config.Settings;
import chat.client.config.TrustFile;
import chat.client.model.Preferences;
import chat.client.model.ServerAddress;
import chat.client.model.Servers;
import chat.client.net.GrpcNetwork;
import chat.client.ui.ClientApp;
import chat.client.ui.kit.Desktop;
import chat.client.ui.kit.Messages;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Display;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
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
      "On macOS start it with: java -XstartOnFirstThread -jar grpc-chat-client.jar",
      "",
      "What the settings window, its file and --set decide:"
    })
public final class Main implements Callable<Integer> {
  private static final ServerAddress DEFAULT =
      new ServerAddress("localhost", ServerAddress.DEFAULT_PORT);

  private static final Pattern IPV6 = Pattern.compile("[^\\[,，]*:[^,，]*:[^,，]*");

  @Spec private CommandSpec spec;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "The server's name or address, with a port or without (default: localhost). Several with"
              + " commas between are tried in turn.")
  private Optional<String> host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port of what --host names without one, 1 to 65535 (default: 50051).")
  private Optional<Integer> port;

  @Option(
      names = "--tls",
      negatable = true,
      description =
          "Encrypt the connection, or not. Remembered for each server; a new one is encrypted"
              + " unless it is on this machine.")
  private Optional<Boolean> tls;

  @Mixin private TlsOptions tlsFiles;

  @Option(names = "--user", paramLabel = "NAME", description = "The name to log in with.")
  private Optional<String> user;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "en or zh-CN, for this run (default: as set, else the system's language).")
  private Optional<String> language;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Set what is otherwise set in the settings window, for this run. Can be repeated; the"
              + " keys are below.")
  private Map<String, String> set = new LinkedHashMap<>();

  /**
   * Runs the client. Exit codes: 0 after the window was closed, 1 if there is no desktop to open it
   * on, 2 for a wrong option.
   */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    System.exit(run(arguments, out, err));
  }

  static int run(String[] arguments, PrintWriter out, PrintWriter err) {
    CommandLine client = new CommandLine(new Main());
    UsageMessageSpec help = client.getCommandSpec().usageMessage();
    help.footer(
        Stream.concat(Stream.of(help.footer()), SettingKeys.help().stream())
            .toArray(String[]::new));
    IParameterExceptionHandler usual = client.getParameterExceptionHandler();
    return client
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((wrong, all) -> usual.handleParseException(safe(wrong), all))
        .execute(arguments);
  }

  /** What was typed is repeated; it may come from a script, and is not to command the terminal. */
  private static ParameterException safe(ParameterException wrong) {
    String message = LogText.safe(wrong.getMessage());
    return message.equals(wrong.getMessage())
        ? wrong
        : new ParameterException(wrong.getCommandLine(), message);
  }

  @Override
  public Integer call() {
    set.putAll(chosenLanguage());
    set.forEach(this::check);
    Optional<Servers> asked = askedServers();
    Places places = Places.ofThisMachine();
    LogFile.open(places.log());
    Settings settings = Settings.load(places.settings());
    set.forEach(settings::setForThisRun);
    tlsFiles.check(spec.commandLine());
    tlsFiles.remember(settings);
    String server =
        asked.map(Servers::toString).or(() -> settings.get("server")).orElse(DEFAULT.toString());
    String name = user.or(() -> settings.get("name")).orElse("");
    TrustFile trusted = new TrustFile(places.trusted());
    try {
      Display display = Desktop.open(spec.name());
      new ClientApp(
              display,
              Messages.in(Locale.getDefault()),
              settings,
              new KeyFiles(places.keys()),
              trusted,
              places.drafts(),
              events ->
                  new GrpcNetwork(
                      events, () -> languageTag(settings), () -> TlsOptions.in(settings), trusted))
          .run(name, server, tls);
      display.dispose();
      return CommandLine.ExitCode.OK;
    } catch (Desktop.MissingException missing) {
      spec.commandLine().getErr().println(missing.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private Map<String, String> chosenLanguage() {
    return switch (language.orElse("")) {
      case "" -> Map.of();
      case "en" -> Map.of("language", "english");
      case "zh-CN" -> Map.of("language", "chinese");
      default -> throw wrong("--lang", language.get(), "en or zh-CN");
    };
  }

  private void check(String key, String value) {
    SettingKeys.flaw(key, value)
        .ifPresent(
            flaw -> {
              throw new ParameterException(spec.commandLine(), "--set: " + flaw);
            });
  }

  private static String languageTag(Settings settings) {
    Locale wanted = new Preferences(settings).language().locale(Locale.getDefault());
    return Messages.in(wanted).locale().toLanguageTag();
  }

  /** Host or port alone replaces the whole remembered address: half of another's is of no use. */
  private Optional<Servers> askedServers() {
    if (host.isEmpty() && port.isEmpty()) {
      return Optional.empty();
    }
    int number = port.orElse(DEFAULT.port());
    if (number < 1 || number > 65535) {
      throw wrong("--port", String.valueOf(number), "1 to 65535");
    }
    String written = host.orElse(DEFAULT.host());
    return Optional.of(
        Servers.parse(bracketed(written), number)
            .orElseThrow(
                () ->
                    wrong("--host", written, "host or host:port, or several with commas between")));
  }

  /** An IPv6 address needs no brackets here as long as it is alone. */
  private static String bracketed(String written) {
    return IPV6.matcher(written).matches() ? "[" + written + "]" : written;
  }

  private ParameterException wrong(String option, String value, String allowed) {
    return new ParameterException(
        spec.commandLine(), "%s is \"%s\", but has to be %s.".formatted(option, value, allowed));
  }
}
