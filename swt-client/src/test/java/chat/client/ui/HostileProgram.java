package chat.client.ui;

import static chat.client.ui.RoomWindow.check;

import chat.client.ui.kit.Desktop;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.swt.widgets.Display;

/**
 * A room in which every text is made to keep the client busy, from a server that lets everything
 * pass; ends with 0 if none did for long. Says how long each took.
 */
public final class HostileProgram {
  /** Of an ordinary long message; what is measured beside others cannot be judged by the clock. */
  private static final int MOST_TIMES = 100;

  private static final String ORDINARY = "hello ".repeat(666);

  /** The processor time of this thread: others that are busy too do not count. */
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private static final Map<String, String> TEXTS = new LinkedHashMap<>();

  static {
    TEXTS.put("4,000 times one letter", "x".repeat(4_000));
    TEXTS.put("20,000 times one letter", "x".repeat(20_000));
    TEXTS.put("a million times one letter", "x".repeat(1_000_000));
    TEXTS.put("4,000 Chinese characters", "汉".repeat(4_000));
    TEXTS.put("an accent, 3,999 times", "a" + "\u0301".repeat(3_999));
    TEXTS.put("an accent, 200,000 times", "a" + "\u0301".repeat(200_000));
    TEXTS.put("towers all over", ("a" + "\u0316\u0301\u0489\u20DD".repeat(50)).repeat(100));
    TEXTS.put("Tibetan without end", "\u0F67" + "\u0F90".repeat(20_000));
    TEXTS.put("4,000 families", "👨\u200D👩\u200D👧\u200D👦".repeat(4_000));
    TEXTS.put("one emoji without end", "👩" + "\u200D👩".repeat(10_000));
    TEXTS.put("1,000 times the widest character", "\uFDFD".repeat(1_000));
    TEXTS.put("from right to left, with numbers", "שלום 123 (abc) ".repeat(1_300));
    TEXTS.put("directions that nobody closes", "\u202Ba\u2067ש\u202D".repeat(4_000));
    TEXTS.put("20,000 lines", "\n".repeat(19_999) + "x");
    TEXTS.put("nothing to see", "\u200B\u2060\u00AD".repeat(6_000) + "x");
  }

  private final RoomWindow window;
  private long seq;

  private HostileProgram(Display display) {
    window = new RoomWindow(display, server -> server.enter(0, "Bob", "Ann"));
  }

  /**
   * @param arguments none
   */
  public static void main(String[] arguments) throws Desktop.MissingException {
    new HostileProgram(Desktop.open("grpc-chat-client")).run();
    System.exit(0);
  }

  private void run() {
    // Fonts are loaded when they are needed for the first time.
    TEXTS.values().forEach(text -> nanosToShow(text.substring(0, Math.min(40, text.length()))));
    nanosToShow(ORDINARY);
    long ordinary = nanosToShow(ORDINARY);
    System.err.printf("%6d ms an ordinary message%n", ordinary / 1_000_000);
    TEXTS.forEach(
        (what, text) -> {
          long nanos = nanosToShow(text);
          System.err.printf("%6d ms %s%n", nanos / 1_000_000, what);
          check(nanos < MOST_TIMES * ordinary, what + " keeps the client busy");
        });
    window.server().message(++seq, "Bob", "still here");
    window.await("the next message", () -> window.isSeen("still here"));
  }

  private long nanosToShow(String text) {
    long start = CLOCK.getCurrentThreadCpuTime();
    window.server().message(++seq, "Bob", text);
    String after = "message " + ++seq;
    window.server().message(seq, "Bob", after);
    window.await(after, () -> window.isSeen(after));
    return CLOCK.getCurrentThreadCpuTime() - start;
  }
}
