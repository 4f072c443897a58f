package chat.client;

import chat.client.config.KeyFiles;
import chat.client.config.LogFile;
import chat.client.config.LogText;
import chat.client.config.Places;
import chat.client.config.Settings;
import chat.client.config.TrustFile;
import chat.client.model.ServerAddress;
import chat.client.net.GrpcNetwork;
import chat.client.net.TlsFiles;
import chat.client.ui.ClientApp;
import chat.client.ui.kit.Desktop;
import chat.client.ui.kit.Messages;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.swt.widgets.Display;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
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

  @Option(
      names = "--tls",
      negatable = true,
      description =
          "Encrypt the connection, or not. Remembered for each server; a new one is encrypted"
              + " unless it is on this machine.")
  private Optional<Boolean> tls;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description =
          "Certificates (PEM) that may vouch for servers beside the system's. Remembered; \"\" for"
              + " none.")
  private Optional<String> caFile;

  @Option(
      names = "--client-certificate",
      paramLabel = "FILE",
      description =
          "The certificate (PEM) to show to servers that ask for one. Remembered, as the key is.")
  private Optional<String> certificate;

  @Option(
      names = "--client-key",
      paramLabel = "FILE",
      description = "Its private key (PEM, PKCS #8, without a password).")
  private Optional<String> key;

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
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    System.exit(run(arguments, out, err));
  }

  static int run(String[] arguments, PrintWriter out, PrintWriter err) {
    CommandLine client = new CommandLine(new Main());
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
    Messages messages = Messages.in(locale());
    Optional<ServerAddress> asked = askedServer();
    Places places = Places.ofThisMachine();
    LogFile.open(places.log());
    Settings settings = Settings.load(places.settings());
    TlsFiles files = tlsFiles(settings);
    String server =
        asked
            .map(ServerAddress::toString)
            .or(() -> settings.get("server"))
            .orElse(DEFAULT.toString());
    String name = user.or(() -> settings.get("name")).orElse("");
    TrustFile trusted = new TrustFile(places.trusted());
    try {
      Display display = Desktop.open(spec.name());
      new ClientApp(
              display,
              messages,
              settings,
              new KeyFiles(places.keys()),
              trusted,
              places.drafts(),
              events -> new GrpcNetwork(events, messages.locale().toLanguageTag(), files, trusted))
          .run(name, server, tls);
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

  /** What is named now has to be of use; what is remembered is looked at when it is needed. */
  private TlsFiles tlsFiles(Settings settings) {
    if (certificate.isPresent() != key.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--client-certificate and --client-key go together: name both.");
    }
    try {
      new TlsFiles(file(caFile), file(certificate), file(key)).check();
    } catch (TlsFiles.UnreadableException unreadable) {
      throw new ParameterException(spec.commandLine(), unreadable.getMessage(), unreadable);
    }
    return new TlsFiles(
        remembered(settings, "ca-file", caFile),
        remembered(settings, "client-certificate", certificate),
        remembered(settings, "client-key", key));
  }

  private static Optional<Path> remembered(Settings settings, String what, Optional<String> named) {
    file(named)
        .map(Path::toAbsolutePath)
        .map(Path::toString)
        .or(() -> named)
        .ifPresent(path -> settings.set(what, path));
    return file(settings.get(what));
  }

  private static Optional<Path> file(Optional<String> path) {
    return path.filter(it -> !it.isBlank()).map(Path::of);
  }

  private ParameterException wrong(String option, String value, String allowed) {
    return new ParameterException(
        spec.commandLine(), "%s is \"%s\", but has to be %s.".formatted(option, value, allowed));
  }
}
