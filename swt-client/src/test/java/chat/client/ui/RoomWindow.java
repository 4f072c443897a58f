package chat.client.ui;

import chat.client.model.FakeNetwork.FakeRoom;
import chat.client.model.Preferences;
import chat.client.model.PreferencesInMemory;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.client.model.SessionFixture;
import chat.client.ui.kit.Messages;
import chat.client.ui.kit.Ui;
import chat.client.ui.kit.UiDispatcher;
import chat.client.ui.window.RoomView;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

/** A room's window over a network whose every word the test speaks. */
final class RoomWindow {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final String ROOM = "general";

  final SessionFixture fixture = new SessionFixture();
  final RoomModel room;
  final Shell shell;
  final RoomView view;
  final StyledText text;
  private final Display display;

  /**
   * @param begin what the server says when the room is entered
   */
  RoomWindow(Display display, Consumer<FakeRoom> begin) {
    this.display = display;
    Session session = fixture.logIn();
    session.join(ROOM);
    begin.accept(server());
    room = session.room(ROOM).orElseThrow();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    Preferences usual = new Preferences(new PreferencesInMemory());
    Ui ui = new Ui(display, new UiDispatcher(display), Messages.in(Locale.ENGLISH), usual);
    view = new RoomView(shell, session, room, ui);
    shell.setSize(700, 500);
    shell.open();
    room.setWatched(true);
    text = find(view.control(), StyledText.class);
  }

  FakeRoom server() {
    return fixture.room(ROOM);
  }

  boolean isSeen(String words) {
    int y = text.getText().contains(words) ? yOf(words) : -1;
    return y >= 0 && y < text.getClientArea().height;
  }

  int yOf(String words) {
    return text.getLocationAtOffset(text.getText().indexOf(words)).y;
  }

  void await(String what, BooleanSupplier reached) {
    try {
      await(display, what, reached);
    } catch (AssertionError missed) {
      throw new AssertionError(what + " in\n" + text.getText(), missed);
    }
    paint();
  }

  static void await(Display display, String what, BooleanSupplier reached) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    display.timerExec(PATIENCE_MILLIS, () -> {});
    while (!reached.getAsBoolean()) {
      check(System.nanoTime() < end, what);
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
  }

  /** Presses a key in the conversation, and paints what it leads to. */
  void press(int key) {
    key(key);
    paint();
  }

  /** Presses a key in the conversation. */
  void key(int key) {
    Event event = new Event();
    event.keyCode = key;
    text.notifyListeners(SWT.KeyDown, event);
  }

  /** What has to be painted is painted, as scrolling is judged by what was seen. */
  void paint() {
    text.redraw();
    text.update();
    while (display.readAndDispatch()) {
      // Until nothing is left to do.
    }
  }

  static void check(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }

  static Button button(Composite in, String label) {
    return buttons(in).filter(each -> each.getText().equals(label)).findFirst().orElseThrow();
  }

  static Stream<Button> buttons(Control in) {
    return all(in).filter(Button.class::isInstance).map(Button.class::cast);
  }

  static <T> T find(Control in, Class<T> kind) {
    return all(in).filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  static <T extends Control> T visible(Control in, Class<T> kind) {
    return all(in)
        .filter(kind::isInstance)
        .filter(Control::isVisible)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  static Stream<Control> all(Control control) {
    Stream<Control> children =
        control instanceof Composite parent
            ? Stream.of(parent.getChildren()).flatMap(RoomWindow::all)
            : Stream.of();
    return Stream.concat(Stream.of(control), children);
  }
}
