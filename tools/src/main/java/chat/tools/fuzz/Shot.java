package chat.tools.fuzz;

import chat.tools.Waiting;
import chat.tools.raw.Frame;
import chat.tools.raw.RawConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Sends one case, and reads what comes back. */
final class Shot {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration SEND = Duration.ofSeconds(5);
  private static final Duration BETWEEN = Duration.ofMillis(2);

  /** The server is asked no longer whether it has more to say. */
  private static final Duration SILENCE = Duration.ofMillis(200);

  private static final Duration LONGEST = Duration.ofSeconds(2);

  private Shot() {}

  /**
   * Takes as long as answers come, or a moment.
   *
   * @throws IOException if no connection is made
   */
  static Answers fire(InetSocketAddress target, FuzzCase shot) throws IOException {
    Answers answers = new Answers();
    try (RawConnection connection = RawConnection.open(target, shot.from(), CONNECT)) {
      for (byte[] segment : shot.segments()) {
        connection.send(segment, SEND);
        answers.take(connection.read());
        if (shot.segments().size() > 1) {
          Waiting.pass(BETWEEN);
        }
      }
      if (shot.hastily()) {
        connection.reset();
        return answers;
      }
      long deadline = System.nanoTime() + LONGEST.toNanos();
      List<Frame> frames;
      do {
        frames = connection.read(SILENCE);
        answers.take(frames);
      } while (!frames.isEmpty() && System.nanoTime() - deadline < 0);
    }
    return answers;
  }
}
