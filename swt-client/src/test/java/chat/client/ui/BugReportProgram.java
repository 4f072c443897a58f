package chat.client.ui;

import chat.client.config.Settings;
import chat.client.config.TrustFile;
import chat.client.ui.kit.Desktop;
import chat.client.ui.kit.Messages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.widgets.Display;

/** The client with a network that has a bug. */
public final class BugReportProgram {
  private BugReportProgram() {}

  /**
   * @param arguments where the settings are
   */
  public static void main(String[] arguments) throws Desktop.MissingException {
    Display display = Desktop.open("grpc-chat-client");
    new ClientApp(
            display,
            Messages.in(Locale.ENGLISH),
            Settings.load(Path.of(arguments[0])),
            (address, name) -> "0123456789abcdef",
            new TrustFile(Path.of(arguments[0]).resolveSibling("trusted")),
            Path.of(arguments[0]).resolveSibling("drafts"),
            events ->
                address -> {
                  throw new IllegalStateException("a bug of the test");
                })
        .run("Ann", "localhost:50051", Optional.empty());
  }
}
