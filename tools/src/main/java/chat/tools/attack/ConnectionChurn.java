package chat.tools.attack;

import chat.tools.raw.Frames;
import chat.tools.raw.RawConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections that are opened and ended as fast as it goes. */
final class ConnectionChurn implements Attack {
  private static final int MOST = 10_000;
  private static final int THREADS = 4;
  private static final Duration SEND = Duration.ofSeconds(1);

  @Override
  public String name() {
    return "connection-churn";
  }

  @Override
  public void run(Attacker attacker) {
    AtomicInteger begun = new AtomicInteger();
    attacker.together(
        THREADS,
        () -> {
          int mine = begun.incrementAndGet();
          while (mine <= MOST && !attacker.over()) {
            int kind = mine % 3;
            attacker.connect().ifPresent(connection -> churn(connection, kind, attacker.tally()));
            mine = begun.incrementAndGet();
          }
        });
  }

  private static void churn(RawConnection connection, int kind, Tally tally) {
    try (connection) {
      if (kind > 0) {
        connection.send(Frames.greeting(), SEND);
        connection.read();
      }
      tally.got(connection.end() == RawConnection.End.NOT ? "open" : "TCP " + connection.end());
      tally.sent(kind > 0 ? 1 : 0, connection.bytesSent());
      if (kind > 1) {
        connection.reset();
      }
    }
  }

  @Override
  public List<Check> judge(Tally tally) {
    return List.of();
  }
}
