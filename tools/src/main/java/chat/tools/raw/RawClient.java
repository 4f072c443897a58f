package chat.tools.raw;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A client of HTTP/2 that keeps the rules, and lets one send any headers and any body. One thread.
 */
public final class RawClient implements AutoCloseable {
  private static final int FIRST_WINDOW = 65_535;
  private static final int LARGEST_DATA = 16_384;
  private static final Duration TURN = Duration.ofMillis(50);
  private static final Duration SEND = Duration.ofSeconds(5);

  private final RawConnection connection;
  private final HeaderReader headers = new HeaderReader();
  private final Map<Integer, Answer> answers = new HashMap<>();
  private final Map<Integer, Long> windows = new HashMap<>();
  private long connectionWindow = FIRST_WINDOW;
  private long initialWindow = FIRST_WINDOW;
  private int nextStream = 1;
  private String goAway;

  /**
   * Says who it is.
   *
   * @param settings identifiers and values in turn
   */
  public RawClient(RawConnection connection, int... settings) {
    this.connection = connection;
    connection.send(Frames.greeting(settings), SEND);
  }

  /** Begins a call. */
  public int call(HeaderBlock block) {
    int stream = nextStream;
    nextStream += 2;
    answers.put(stream, new Answer());
    windows.put(stream, initialWindow);
    connection.send(Frames.headers(stream, block), SEND);
    return stream;
  }

  /**
   * Sends as far as the server lets it, until it has answered to the end or the time is over.
   *
   * @param last whether nothing follows
   */
  public void send(int stream, byte[] body, boolean last, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    int sent = 0;
    while (sent < body.length && goesOn(stream) && System.nanoTime() - deadline < 0) {
      long room = Math.min(connectionWindow, windows.get(stream));
      if (room <= 0) {
        take(TURN);
        continue;
      }
      int size = (int) Math.min(room, Math.min(LARGEST_DATA, body.length - sent));
      byte[] piece = Arrays.copyOfRange(body, sent, sent + size);
      sent += size;
      connectionWindow -= size;
      windows.merge(stream, (long) -size, Long::sum);
      boolean end = last && sent == body.length;
      connection.send(end ? Frames.lastData(stream, piece) : Frames.data(stream, piece), SEND);
      take(Duration.ZERO);
    }
    if (body.length == 0 && last) {
      connection.send(Frames.lastData(stream), SEND);
    }
  }

  /** What came back when the answer is complete, the connection ends, or the time is over. */
  public Answer await(int stream, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (goesOn(stream) && System.nanoTime() - deadline < 0) {
      take(TURN);
    }
    return answers.get(stream);
  }

  /** Reads what comes within this time, at least what is there. */
  public void take(Duration limit) {
    for (Frame frame : connection.read(limit)) {
      take(frame);
    }
  }

  /** Lets the server send so much more. */
  public void open(int stream, int bytes) {
    connection.send(Frames.windowUpdate(stream, bytes), SEND);
  }

  public Answer answer(int stream) {
    return answers.get(stream);
  }

  /** The error of GOAWAY, how the connection ended, or "open". */
  public String state() {
    if (goAway != null) {
      return "GOAWAY " + goAway;
    }
    return connection.end() == RawConnection.End.NOT ? "open" : "TCP " + connection.end();
  }

  public boolean isOpen() {
    return state().equals("open");
  }

  private boolean goesOn(int stream) {
    return isOpen() && !answers.get(stream).ended();
  }

  private void take(Frame frame) {
    switch (frame.type()) {
      case FrameType.SETTINGS -> onSettings(frame);
      case FrameType.PING -> {
        if (!frame.has(FrameType.ACK)) {
          byte[] data = frame.payload().array();
          connection.send(Frames.frame(FrameType.PING, FrameType.ACK, 0, data), SEND);
        }
      }
      case FrameType.WINDOW_UPDATE -> {
        int more = frame.payload().getInt(0);
        if (frame.stream() == 0) {
          connectionWindow += more;
        } else {
          windows.merge(frame.stream(), (long) more, Long::sum);
        }
      }
      case FrameType.GOAWAY -> goAway = ErrorCode.name(frame.errorCode());
      case FrameType.HEADERS -> {
        // Read whatever stream it is of: the next block builds on it.
        Map<String, String> read = headers.read(frame);
        onStream(frame, answer -> answer.headers(read));
      }
      case FrameType.DATA -> onData(frame);
      case FrameType.RST_STREAM ->
          onStream(frame, answer -> answer.reset(ErrorCode.name(frame.errorCode())));
      default -> {}
    }
  }

  private void onSettings(Frame frame) {
    if (frame.has(FrameType.ACK)) {
      return;
    }
    for (int at = 0; at + 6 <= frame.payload().limit(); at += 6) {
      if (frame.payload().getShort(at) == Frames.INITIAL_WINDOW_SIZE) {
        long window = frame.payload().getInt(at + 2);
        long more = window - initialWindow;
        initialWindow = window;
        windows.replaceAll((stream, left) -> left + more);
      }
    }
    connection.send(Frames.frame(FrameType.SETTINGS, FrameType.ACK, 0), SEND);
  }

  private void onData(Frame frame) {
    onStream(frame, answer -> answer.data(frame.payload().array()));
    int size = frame.payload().limit();
    if (size > 0) {
      open(0, size);
      if (!frame.has(FrameType.END_STREAM)) {
        open(frame.stream(), size);
      }
    }
  }

  private void onStream(Frame frame, Consumer<Answer> what) {
    Answer answer = answers.get(frame.stream());
    if (answer != null) {
      what.accept(answer);
      boolean mayEnd = frame.is(FrameType.HEADERS) || frame.is(FrameType.DATA);
      if (mayEnd && frame.has(FrameType.END_STREAM)) {
        answer.end();
      }
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
