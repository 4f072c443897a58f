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
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
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
    Text before = composer();
    enter("tech");
    await("the other page", () -> composer() != before);
    window.show("general");
    await("the first page", () -> composer() == before);
    before.setText("half a senten");
    RoomModel general = session.room("general").orElseThrow();
    window.rebuild();
    check(before.isDisposed(), "the old widgets are gone");
    await("the draft in new widgets", () -> composer().getText().equals("half a senten"));
    composer().setText("a whole sentence");
    check(general.draft().equals("a whole sentence"), "the new widgets write into the same room");
    check(shell().getMenuBar() != null && !shell().getMenuBar().isDisposed(), "there is a menu");
    session.leave(general);
    await("the other room", () -> composer().getText().isEmpty());
    check(settings.get("room.Ann@localhost:50051").isPresent(), "the room looked at is kept");
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
    await("a page to write in", () -> (composer().getStyle() & SWT.MULTI) != 0);
  }

  private void await(String what, BooleanSupplier reached) {
    RoomWindow.await(display, what, reached);
  }
}
