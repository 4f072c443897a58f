package chat.tools.attack;

import chat.proto.Refusal;
import chat.proto.RefusalCode;
import chat.proto.SessionEvent;
import chat.tools.net.Connection;
import chat.tools.net.Connector;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Five hundred people at once who want somebody else's name. */
final class WrongLogins implements Attack {
  private static final int CONNECTIONS = 50;
  private static final int STREAMS = 10;
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration NEXT_ROUND = Duration.ofSeconds(1);

  private final AtomicLong rightAnswers = new AtomicLong();
  private final AtomicLong wrongAnswers = new AtomicLong();

  @Override
  public String name() {
    return "wrong-logins";
  }

  @Override
  public void run(Attacker attacker) {
    while (!attacker.over()) {
      try (Connector connector = attacker.connector()) {
        round(attacker, connector);
      }
      attacker.pass(NEXT_ROUND);
    }
  }

  private void round(Attacker attacker, Connector connector) {
    List<Connection> connections = new ArrayList<>();
    List<CompletableFuture<Status>> ends = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      Connection connection = connector.open(Runnable::run, attacker.options().from());
      connections.add(connection);
      attacker.tally().connected();
      for (int j = 0; j < STREAMS; j++) {
        Person thief = new Person(connection.channel(), event -> hear(event, attacker.tally()));
        thief.say(Person.hello(attacker.someName()));
        attacker.tally().sent(1, 0);
        ends.add(thief.end().thenApply(status -> ended(status, attacker.tally())));
      }
    }
    for (CompletableFuture<Status> end : ends) {
      end.completeOnTimeout(
              Status.DEADLINE_EXCEEDED.withDescription("nothing"),
              ANSWER.toMillis(),
              TimeUnit.MILLISECONDS)
          .join();
    }
    connections.forEach(Connection::close);
  }

  private void hear(SessionEvent event, Tally tally) {
    if (!event.hasRefusal()) {
      tally.got(event.getEventCase().toString());
      wrongAnswers.incrementAndGet();
      return;
    }
    Refusal refusal = event.getRefusal();
    tally.got(refusal.getCode().toString());
    boolean right =
        switch (refusal.getCode()) {
          case REFUSAL_CODE_NAME_TAKEN -> true;
          case REFUSAL_CODE_TOO_MANY_LOGINS -> refusal.getRetryAfterMillis() > 0;
          default -> false;
        };
    (right ? rightAnswers : wrongAnswers).incrementAndGet();
  }

  /** A stream that was answered ends with OK; one over the budget of an address with its status. */
  private Status ended(Status status, Tally tally) {
    switch (status.getCode()) {
      case OK -> {}
      case RESOURCE_EXHAUSTED -> tally.got("status RESOURCE_EXHAUSTED");
      default -> {
        tally.got("status " + status.getCode());
        wrongAnswers.incrementAndGet();
      }
    }
    return status;
  }

  @Override
  public List<Check> judge(Tally tally) {
    return List.of(
        Check.that(
            "refused with the right code",
            rightAnswers.get() > 0 && wrongAnswers.get() == 0,
            tally.got(),
            "%s, or %s with the time to wait"
                .formatted(
                    RefusalCode.REFUSAL_CODE_NAME_TAKEN,
                    RefusalCode.REFUSAL_CODE_TOO_MANY_LOGINS)));
  }
}
