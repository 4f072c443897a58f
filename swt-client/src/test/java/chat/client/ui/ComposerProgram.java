package chat.client.ui;

import static chat.client.ui.RoomWindow.check;
import static chat.client.ui.RoomWindow.find;

import chat.client.model.FakeNetwork;
import chat.client.ui.kit.Desktop;
import java.util.Optional;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** A room's window in which texts of many lengths are written; ends with 0 if all fit. */
public final class ComposerProgram {
  private final RoomWindow window;
  private final Text field;

  private ComposerProgram(Display display) {
    window = new RoomWindow(display, server -> server.enter(0, "Ann"));
    field = find(window.shell, Text.class);
  }

  public static void main(String[] arguments) throws Desktop.MissingException {
    new ComposerProgram(Desktop.open("grpc-chat-client")).play();
    System.exit(0);
  }

  private void play() {
    height("", 1);
    window.await("a placeholder", () -> placeholder().isVisible());
    field.setText("x");
    window.await("no placeholder", () -> !placeholder().isVisible());
    says("x".repeat(FakeNetwork.TEXT_LIMIT - 2), "2 more characters fit.");
    says("x".repeat(FakeNetwork.TEXT_LIMIT + 1), "The text is 1 character too long.");
    height("one line", 1);
    height("one\ntwo\nthree", 3);
    height("a new line\n", 2);
    height("words ".repeat(60), 4, 8);
    height("line\n".repeat(500), 8);
    check(field.getText().equals("line\n".repeat(500)), "a long text stays whole");
    check(field.getVerticalBar().isVisible(), "a long text can be scrolled");
    height("short", 1);
    check(!field.getVerticalBar().isVisible(), "a short text needs no scrolling");
  }

  private Label placeholder() {
    return label("Message #general").orElseThrow();
  }

  private void says(String text, String words) {
    field.setText(text);
    window.await(words, () -> label(words).filter(Label::isVisible).isPresent());
  }

  private Optional<Label> label(String words) {
    return RoomWindow.all(window.shell)
        .filter(Label.class::isInstance)
        .map(Label.class::cast)
        .filter(label -> label.getText().startsWith(words))
        .findFirst();
  }

  private void height(String text, int lines) {
    height(text, lines, lines);
  }

  private void height(String text, int least, int most) {
    field.setText(text);
    int line = field.getLineHeight();
    window.await(
        least + " lines for " + text,
        () -> {
          int height = field.getClientArea().height;
          return height >= least * line && height < (most + 1) * line;
        });
  }
}
