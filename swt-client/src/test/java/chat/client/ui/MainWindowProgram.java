package chat.client.ui;

import static chat.client.ui.RoomWindow.check;

import chat.client.config.Settings;
import chat.client.model.Preferences;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.client.model.SessionFixture;
import chat.client.ui.kit.Desktop;
import chat.client.ui.kit.Messages;
import chat.client.ui.kit.Ui;
import chat.client.ui.kit.UiDispatcher;
import chat.client.ui.window.MainWindow;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** A main window that is made anew while it is used; ends with 0 if nothing was lost. */
public final class MainWindowProgram {
  private final Display display;
  private final SessionFixture fixture = new SessionFixture();
  private final Session session = fixture.logIn();
  private final Settings settings;
  private final MainWindow window;

  private MainWindowProgram(Display display, Path file) {
    this.display = display;
    settings = Settings.load(file);
    Messages english = Messages.in(Locale.ENGLISH);
    Ui ui = new Ui(display, new UiDispatcher(display), english, new Preferences(settings));
    window = new MainWindow(session, ui, settings, () -> {}, () -> {});
    window.open();
  }

  /**
   * @param arguments where the settings are
   */
  public static void main(String[] arguments) throws Desktop.MissingException {
    Display display = Desktop.open("grpc-chat-client");
    new MainWindowProgram(display, Path.of(arguments[0])).rebuildsWithoutLoss();
    System.exit(0);
  }

  private void rebuildsWithoutLoss() {
    enter("general");
    enter("tech");
    window.show("general");
    turn();
    Text before = composer();
    before.setText("half a senten");
    RoomModel general = session.room("general").orElseThrow();
    window.rebuild();
    turn();
    check(before.isDisposed(), "the old widgets are gone");
    check(composer() != before, "there are new ones");
    check(composer().getText().equals("half a senten"), "the draft is there");
    composer().setText("a whole sentence");
    check(general.draft().equals("a whole sentence"), "the new widgets write into the same room");
    check(shell().getMenuBar() != null && !shell().getMenuBar().isDisposed(), "there is a menu");
    session.leave(general);
    turn();
    check(settings.get("room.Ann@localhost:50051").isPresent(), "the room looked at is kept");
    check(composer().getText().isEmpty(), "the other room is looked at");
    shell().dispose();
  }

  private Shell shell() {
    return window.shell();
  }

  private Text composer() {
    return RoomWindow.visible(shell(), Text.class);
  }

  private void enter(String room) {
    session.join(room);
    fixture.room(room).enter(0, "Bob", "Ann");
    turn();
  }

  private void turn() {
    while (display.readAndDispatch()) {
      // Until nothing is left to do.
    }
  }
}
