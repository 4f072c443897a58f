package chat.tools.attack;

import chat.tools.net.Connection;
import chat.tools.net.Connector;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Two hundred streams that never say hello. */
final class SilentStreams implements Attack {
  private static final int STREAMS = 200;
  private static final int STREAMS_OF_CONNECTION = 10;
  private static final Duration SLACK = Duration.ofSeconds(3);

  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger timedOut = new AtomicInteger();

  @Override
  public String name() {
    return "silent-streams";
  }

  @Override
  public Duration needs(AttackOptions options) {
    return options.join().plus(SLACK);
  }

  @Override
  public void run(Attacker attacker) {
    List<Person> people = new ArrayList<>();
    List<Connection> connections = new ArrayList<>();
    try (Connector connector = attacker.connector()) {
      while (people.size() < STREAMS) {
        Connection connection = connector.open(Runnable::run, attacker.options().from());
        connections.add(connection);
        attacker.tally().connected();
        for (int i = 0; i < STREAMS_OF_CONNECTION; i++) {
          Person person = new Person(connection.channel(), event -> {});
          person.end().thenAccept(status -> ended(status, attacker.tally()));
          people.add(person);
        }
      }
      attacker.tally().sent(people.size(), 0);
      while (!attacker.over()) {
        attacker.pass(SLACK);
      }
      people.stream()
          .filter(person -> !person.end().isDone())
          .forEach(person -> attacker.tally().stayedOpen());
      connections.forEach(Connection::close);
    }
  }

  private void ended(Status status, Tally tally) {
    tally.got("status " + status.getCode());
    switch (status.getCode()) {
      case RESOURCE_EXHAUSTED -> refused.incrementAndGet();
      case DEADLINE_EXCEEDED -> timedOut.incrementAndGet();
      default -> {}
    }
  }

  @Override
  public List<Check> judge(Tally tally) {
    return List.of(
        Check.that(
            "those over the budget are refused", refused.get() > 0, refused.get(), "at least 1"),
        Check.that(
            "the rest is ended by the join deadline",
            refused.get() + timedOut.get() >= STREAMS,
            "%d refused, %d out of time".formatted(refused.get(), timedOut.get()),
            STREAMS + " together"));
  }
}
