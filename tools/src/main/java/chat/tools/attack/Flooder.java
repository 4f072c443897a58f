package chat.tools.attack;

import chat.proto.SessionEvent;
import chat.tools.net.Connection;
import chat.tools.net.Connector;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One person who says a thousand things a second in a room of the crowd. */
final class Flooder implements Attack {
  private static final int PER_SECOND = 1000;
  private static final Duration TICK = Duration.ofMillis(10);
  private static final Duration ENTER = Duration.ofSeconds(10);
  private static final String TEXT = "buy now ".repeat(12);

  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong slowDowns = new AtomicLong();
  private final AtomicLong longestWait = new AtomicLong();
  private volatile boolean entered;

  @Override
  public String name() {
    return "flooder";
  }

  @Override
  public void run(Attacker attacker) {
    String room = attacker.rooms().get(0);
    CompletableFuture<Void> inRoom = new CompletableFuture<>();
    try (Connector connector = attacker.connector()) {
      Connection connection = connector.open(Runnable::run, attacker.options().from());
      Person person =
          new Person(connection.channel(), event -> hear(event, attacker.tally(), inRoom));
      person.say(Person.hello(Person.newName("loud"), room));
      inRoom.completeOnTimeout(null, ENTER.toMillis(), TimeUnit.MILLISECONDS).join();
      long start = System.nanoTime();
      long said = 0;
      while (!attacker.over() && !person.end().isDone()) {
        long due = (System.nanoTime() - start) / 1_000_000 * PER_SECOND / 1000;
        for (; said < due; said++) {
          person.say(Person.message(room, TEXT));
        }
        attacker.pass(TICK);
      }
      attacker.tally().sent(said, said * TEXT.length());
      person.end().getNow(Status.OK);
      attacker.tally().note("stored", stored.get());
      attacker
          .tally()
          .note(
              "stored_per_second",
              stored.get() * 1_000_000_000L / Math.max(1, System.nanoTime() - start));
      attacker.tally().note("slow_downs", slowDowns.get());
      attacker.tally().note("longest_wait_ms", longestWait.get());
      if (person.end().isDone()) {
        attacker.tally().got("ended " + person.end().join().getCode());
      }
      connection.close();
    }
  }

  private void hear(SessionEvent event, Tally tally, CompletableFuture<Void> inRoom) {
    switch (event.getEventCase()) {
      case REPLAY_ENDED -> {
        entered = true;
        inRoom.complete(null);
      }
      case MESSAGE_STORED -> {
        stored.incrementAndGet();
        tally.got("MESSAGE_STORED");
      }
      case SLOW_DOWN -> {
        slowDowns.incrementAndGet();
        longestWait.accumulateAndGet(event.getSlowDown().getWaitMillis(), Math::max);
      }
      case REFUSAL -> tally.got(event.getRefusal().getCode().toString());
      case SESSION_ENDED -> tally.got(event.getSessionEnded().getCode().toString());
      default -> {}
    }
  }

  @Override
  public List<Check> judge(Tally tally) {
    return List.of(
        Check.that(
            "came into the room",
            entered,
            entered ? "yes" : tally.got(),
            "yes: raise room-capacity"),
        Check.that(
            "told to slow down, and how long to wait",
            slowDowns.get() > 0 && longestWait.get() > 0,
            "%d times, up to %d ms".formatted(slowDowns.get(), longestWait.get()),
            "at least once"));
  }
}
