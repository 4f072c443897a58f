package chat.client.ui;

import static chat.client.ui.RoomWindow.check;

import chat.client.model.FakeNetwork.FakeRoom;
import chat.client.ui.kit.Desktop;
import chat.client.ui.kit.UiDispatcher;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;

/**
 * 5,000 messages in 5 seconds into an open room that has 100,000 already; ends with 0 if the window
 * never stood still for long and shows all of them. Says how long the longest stall was.
 */
public final class BurstProgram {
  private static final int BEFORE = 100_000;
  private static final int MESSAGES = 5_000;
  private static final long PACE_NANOS = 1_000_000;

  /** The aim is 50 ms; another machine may be slower than any that people work with. */
  private static final Duration MOST = Duration.ofMillis(Integer.getInteger("stall.millis", 150));

  private final RoomWindow window;
  private final UiDispatcher network;
  private long last = BEFORE;

  private BurstProgram(Display display) {
    network = new UiDispatcher(display);
    window = new RoomWindow(display, BurstProgram::begin);
    window.await("the newest message", () -> window.isSeen(shown(BEFORE)));
  }

  private static void begin(FakeRoom server) {
    server.begin(BEFORE, 0, "Bob", "Ann");
    for (int seq = 1; seq <= BEFORE; seq++) {
      say(server, seq);
    }
    server.endReplay(BEFORE);
  }

  /**
   * @param arguments none
   */
  public static void main(String[] arguments) throws Desktop.MissingException {
    Display display = Desktop.open("grpc-chat-client");
    BurstProgram program = new BurstProgram(display);
    try (UiWatchdog watchdog = new UiWatchdog(display)) {
      program.burst(100);
      watchdog.restart();
      program.burst(MESSAGES);
      watchdog.check("burst", MOST);
      watchdog.restart();
      program.everythingIsThere();
      watchdog.check("reading back", MOST);
    }
    System.exit(0);
  }

  private void burst(int messages) {
    FakeRoom server = window.server();
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(
            () -> {
              long start = System.nanoTime();
              for (int i = 1; i <= messages; i++) {
                long seq = last + i;
                LockSupport.parkNanos(start + i * PACE_NANOS - System.nanoTime());
                network.execute(() -> say(server, seq));
              }
            });
    window.await(
        "the last message", () -> sending.isDone() && window.isSeen(shown(last + messages)));
    last += messages;
  }

  /** Up to the first one of them, by the keys of a reader. */
  private void everythingIsThere() {
    check(window.room.entries().size() == MESSAGES, "the room holds what is loaded");
    for (long seq = last; seq > last - MESSAGES + 100; seq -= 40) {
      long wanted = seq;
      window.await(
          words(wanted),
          () -> {
            window.press(SWT.HOME);
            return window.text.getText().contains(shown(wanted) + "\n");
          });
    }
  }

  private static void say(FakeRoom server, long seq) {
    server.message(seq, seq % 5 < 2 ? "Bob" : "Cleo" + seq % 3, words(seq));
  }

  private static String shown(long seq) {
    return words(seq).replace("*", "");
  }

  private static String words(long seq) {
    return "message " + seq + ", which goes on for a while as people do *now* and then";
  }
}
