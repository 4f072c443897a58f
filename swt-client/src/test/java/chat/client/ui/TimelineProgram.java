package chat.client.ui;

import static chat.client.ui.RoomWindow.button;
import static chat.client.ui.RoomWindow.buttons;
import static chat.client.ui.RoomWindow.check;
import static chat.client.ui.RoomWindow.find;

import chat.client.model.FakeNetwork.FakeRoom;
import chat.client.model.RoomModel;
import chat.client.model.SessionFixture;
import chat.client.ui.kit.Desktop;
import chat.proto.RefusalCode;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

/**
 * A room's window whose server does what one of the scenes says; ends with 0 if all was as it
 * should be.
 */
public final class TimelineProgram {
  private static final int LAST = 300;
  private static final int FIRST_SHOWN = 251;

  private final RoomWindow window;
  private final SessionFixture fixture;
  private final RoomModel room;
  private final StyledText text;

  private final Map<String, Runnable> scenes =
      Map.ofEntries(
          Map.entry("earlier", this::earlierMessagesLeaveInPlaceWhatIsRead),
          Map.entry("live", this::newMessagesLeaveInPlaceWhatIsRead),
          Map.entry("end", this::aReaderAtTheEndFollows),
          Map.entry("unread", this::whoMissedMuchBeginsWhereTheyLeftOff),
          Map.entry("keys", this::theKeysScroll),
          Map.entry("say", this::whoSaysSomethingSeesIt),
          Map.entry("failed", this::aFailedTextHasItsButtonsBesideIt),
          Map.entry("latest", this::whoReadsBackIsToldWhatCame),
          Map.entry("copy", this::copyingGivesCleanText),
          Map.entry("find", this::theConversationIsSearched),
          Map.entry("hidden", this::whatNobodySeesIsNotPainted));

  private TimelineProgram(Display display) {
    window =
        new RoomWindow(
            display,
            server -> {
              server.begin(LAST, FIRST_SHOWN - 1, "Bob", "Ann");
              messages(server, FIRST_SHOWN, LAST);
              server.endReplay(LAST);
            });
    fixture = window.fixture;
    room = window.room;
    text = window.text;
    await("the newest message", () -> isSeen("m" + LAST));
  }

  /**
   * @param arguments the scene
   */
  public static void main(String[] arguments) throws Desktop.MissingException {
    Display display = Desktop.open("grpc-chat-client");
    TimelineProgram program = new TimelineProgram(display);
    program.scenes.get(arguments[0]).run();
    System.exit(0);
  }

  private void earlierMessagesLeaveInPlaceWhatIsRead() {
    scrollToStart();
    int before = yOf("m255\n");
    server().page(151, 250, true);
    await("the earlier messages", () -> text.getText().contains("old 240\n"));
    same(before, yOf("m255\n"));
    server().page(1, 1, true);
    same(before, yOf("m255\n"));
  }

  private void newMessagesLeaveInPlaceWhatIsRead() {
    scrollToStart();
    int before = yOf("m255\n");
    messages(LAST + 1, LAST + 3);
    await("the new messages", () -> text.getText().contains("m" + (LAST + 3)));
    same(before, yOf("m255\n"));
  }

  private void aReaderAtTheEndFollows() {
    messages(LAST + 1, LAST + 30);
    await("the newest message", () -> isSeen("m" + (LAST + 30)));
  }

  private void whoMissedMuchBeginsWhereTheyLeftOff() {
    fixture.comeBack();
    server().begin(LAST + 100, LAST, "Bob", "Ann");
    messages(LAST + 1, LAST + 100);
    server().endReplay(LAST + 100);
    await("the line", () -> isSeen("Unread from here") && isSeen("m" + (LAST + 1)));
    messages(LAST + 101, LAST + 101);
    await("the newest message", () -> text.getText().contains("m" + (LAST + 101)));
    check(isSeen("Unread from here"), "the reader is where they left off");
  }

  private void theKeysScroll() {
    int before = yOf("m" + LAST);
    window.press(SWT.PAGE_UP);
    check(yOf("m" + LAST) > before && !isSeen("m" + LAST), "a page further up");
    window.press(SWT.PAGE_DOWN);
    same(before, yOf("m" + LAST));
    window.key(SWT.HOME);
    // Before it is painted.
    text.notifyListeners(SWT.Resize, new Event());
    await("a request", () -> fixture.link().fetched.size() == 1);
    window.press(SWT.END);
    same(before, yOf("m" + LAST));
  }

  private void whoSaysSomethingSeesIt() {
    scrollToStart();
    Composite pane = text.getShell();
    find(pane, Text.class).setText("here I am");
    button(pane, "Send").notifyListeners(SWT.Selection, null);
    await("the own text", () -> isSeen("here I am  ↑ sending"));
  }

  private void aFailedTextHasItsButtonsBesideIt() {
    room.setDraft("refused");
    room.say();
    server().refuseText(0, RefusalCode.REFUSAL_CODE_NOT_STORED);
    await("the reason", () -> isSeen("Not sent"));
    await("the button", () -> buttons(text).anyMatch(each -> each.isVisible()));
    Composite bar = buttons(text).findFirst().orElseThrow().getParent();
    int line = text.getLocationAtOffset(text.getText().indexOf('\uFFFC')).y;
    check(Math.abs(bar.getLocation().y - line) < bar.getSize().y, "the buttons are in their line");
    button(text, "Send again").notifyListeners(SWT.Selection, null);
    await("another attempt", () -> fixture.link().said.size() == 2);
    await("no buttons", () -> buttons(text).findAny().isEmpty());
  }

  private void whoReadsBackIsToldWhatCame() {
    scrollToStart();
    await("the button", () -> latest("Latest messages").isPresent());
    messages(LAST + 1, LAST + 3);
    await("the count", () -> latest("3 new messages").isPresent());
    latest("new messages").orElseThrow().notifyListeners(SWT.Selection, null);
    await("the newest message", () -> isSeen("m" + (LAST + 3)));
    await("no button", () -> latest("atest").isEmpty() && latest("new").isEmpty());
  }

  private Optional<Button> latest(String words) {
    return buttons(text.getShell())
        .filter(each -> each.isVisible() && each.getText().contains(words))
        .findFirst();
  }

  private void copyingGivesCleanText() {
    server().message(LAST + 1, "Bob", "*one*");
    server().message(LAST + 2, "Cleo", "two\nlines");
    await("the messages", () -> isSeen("lines"));
    int one = text.getText().indexOf("one");
    text.setSelection(one, one + 2);
    copied("on");
    text.setSelection(one, text.getText().indexOf("lines") + 5);
    copied("Bob, 10:13\\p{Z}PM: one\nCleo, 10:13\\p{Z}PM: two\nlines");
  }

  private void copied(String pattern) {
    Event copy = new Event();
    copy.keyCode = 'c';
    copy.stateMask = SWT.MOD1;
    text.notifyListeners(SWT.KeyDown, copy);
    Clipboard clipboard = new Clipboard(text.getDisplay());
    Object words = clipboard.getContents(TextTransfer.getInstance());
    clipboard.dispose();
    check(String.valueOf(words).matches(pattern), words + " is copied instead of " + pattern);
  }

  private void theConversationIsSearched() {
    messages(LAST + 1, LAST + 1_000);
    await("the newest message", () -> isSeen("m1300"));
    window.view.timeline().find();
    Text words = find(text.getShell(), Text.class);
    words.setText("M130");
    await("the newest hit", () -> isSeen("m1300"));
    button(text.getShell(), "↑ Earlier").notifyListeners(SWT.Selection, null);
    window.paint();
    words.setText("m27");
    await("a hit far up", () -> isSeen("m279\n"));
    check(!text.getText().contains("m" + LAST + "0"), "the end is not shown");
    button(text.getShell(), "Close").notifyListeners(SWT.Selection, null);
    await("what was found", () -> isSeen("m279\n"));
  }

  private void whatNobodySeesIsNotPainted() {
    Composite stage = window.view.control().getParent();
    window.view.control().setVisible(false);
    messages(LAST + 1, LAST + 5);
    window.paint();
    check(!text.getText().contains("m" + (LAST + 1)), "nothing is written");
    window.view.control().setVisible(true);
    stage.layout();
    await("the newest message", () -> isSeen("m" + (LAST + 5)));
  }

  private FakeRoom server() {
    return window.server();
  }

  private void messages(long first, long last) {
    messages(server(), first, last);
  }

  private static void messages(FakeRoom server, long first, long last) {
    for (long seq = first; seq <= last; seq++) {
      server.message(seq, seq % 4 < 2 ? "Bob" : "Cleo", "m" + seq);
    }
  }

  /** Not to the very first pixel, as what is cut off has to stay cut off too. */
  private void scrollToStart() {
    text.setTopPixel(7);
    text.getVerticalBar().notifyListeners(SWT.Selection, new Event());
    await("a request", () -> fixture.link().fetched.size() == 1);
    await("a word about it", () -> text.getText().startsWith("↑ Loading earlier messages"));
  }

  private boolean isSeen(String words) {
    return window.isSeen(words);
  }

  private int yOf(String words) {
    return window.yOf(words);
  }

  private void await(String what, BooleanSupplier reached) {
    window.await(what, reached);
  }

  private static void same(int expected, int actual) {
    check(expected == actual, "at %d instead of %d".formatted(actual, expected));
  }
}
