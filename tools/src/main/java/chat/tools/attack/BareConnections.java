package chat.tools.attack;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import chat.proto.SessionEvent;
import chat.tools.net.Connection;
import chat.tools.net.Connector;
import chat.tools.raw.RawConnection;
import io.grpc.Status;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connections that say nothing, many from one address, while somebody from another address logs in
 * again and again.
 */
final class BareConnections implements Attack {
  private static final int CONNECTIONS = 1_500;
  private static final int THREADS = 8;
  private static final double MOST_WELCOME_MILLIS = 1000;

  /** A connection that is accepted takes some kilobytes, for as long as it may be silent. */
  private static final long MEMORY_BYTES = 48 << 20;

  private static final Duration LOG_IN = Duration.ofSeconds(10);
  private static final Duration NEXT_LOGIN = Duration.ofMillis(500);

  @Override
  public String name() {
    return "bare-connections";
  }

  @Override
  public long memoryBytes() {
    return MEMORY_BYTES;
  }

  @Override
  public void run(Attacker attacker) {
    Queue<RawConnection> open = new ConcurrentLinkedQueue<>();
    AtomicInteger begun = new AtomicInteger();
    CompletableFuture<Double> slowest = CompletableFuture.supplyAsync(() -> slowestLogin(attacker));
    try {
      attacker.together(
          THREADS,
          () -> {
            while (begun.incrementAndGet() <= CONNECTIONS && !attacker.over()) {
              attacker.connect().ifPresent(open::add);
            }
          });
      attacker.tally().note("open_at_once", stillOpen(open));
      while (!attacker.over()) {
        attacker.pass(NEXT_LOGIN);
      }
      attacker.tally().note("open_at_the_end", stillOpen(open));
      attacker.tally().note("slowest_welcome_ms", slowest.join());
    } finally {
      open.forEach(RawConnection::close);
    }
  }

  private static long stillOpen(Queue<RawConnection> connections) {
    return connections.stream()
        .peek(RawConnection::read)
        .filter(connection -> connection.end() == RawConnection.End.NOT)
        .count();
  }

  private static double slowestLogin(Attacker attacker) {
    double slowest = 0;
    try (Connector connector = attacker.connector()) {
      while (!attacker.over()) {
        slowest = Math.max(slowest, login(connector, attacker.options().bystander()));
        attacker.pass(NEXT_LOGIN);
      }
    }
    return Math.round(slowest * 10) / 10.0;
  }

  /** Milliseconds from opening the connection to the welcome. */
  private static double login(Connector connector, InetAddress from) {
    Connection connection = connector.open(Runnable::run, from);
    long start = System.nanoTime();
    CompletableFuture<Double> welcome = new CompletableFuture<>();
    Person person =
        new Person(
            connection.channel(),
            event -> {
              if (event.getEventCase() == SessionEvent.EventCase.WELCOME) {
                welcome.complete((System.nanoTime() - start) / 1e6);
              }
            });
    try {
      person.say(Person.hello(Person.newName("late")));
      double millis =
          welcome
              .completeOnTimeout((double) LOG_IN.toMillis(), LOG_IN.toMillis(), MILLISECONDS)
              .join();
      person.say(Person.goodbye());
      person.end().completeOnTimeout(Status.OK, 1, SECONDS).join();
      return millis;
    } finally {
      connection.close();
    }
  }

  @Override
  public List<Check> judge(Tally tally) {
    Object slowest = tally.notes().get("slowest_welcome_ms");
    return List.of(
        Check.atMost(
            "somebody else's login",
            slowest instanceof Double millis ? millis : Double.POSITIVE_INFINITY,
            MOST_WELCOME_MILLIS,
            " ms"));
  }
}
