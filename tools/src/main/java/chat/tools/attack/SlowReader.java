package chat.tools.attack;

import chat.proto.EndCode;
import chat.proto.SessionEvent;
import chat.tools.raw.Answer;
import chat.tools.raw.Frames;
import chat.tools.raw.GrpcFraming;
import chat.tools.raw.HeaderBlock;
import chat.tools.raw.RawClient;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Members of a busy room who let the server send nothing, and after a while read what it has kept
 * for them.
 */
final class SlowReader implements Attack {
  private static final int READERS = 5;
  private static final Duration TURN = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int LARGE_WINDOW = 16 << 20;

  /** What the server keeps for one reader with its default settings, and some more. */
  private static final double KEPT_MESSAGES = 1200;

  private final AtomicInteger putOff = new AtomicInteger();

  @Override
  public String name() {
    return "slow-reader";
  }

  @Override
  public Duration needs(AttackOptions options) {
    double perSecond = options.crowd().rate() / options.crowd().rooms();
    return Duration.ofMillis(Math.round(1000 * KEPT_MESSAGES / perSecond));
  }

  @Override
  public void run(Attacker attacker) {
    List<RawClient> readers = new ArrayList<>();
    List<Integer> streams = new ArrayList<>();
    try {
      while (readers.size() < READERS && !attacker.over()) {
        attacker
            .connect()
            .map(connection -> new RawClient(connection, Frames.INITIAL_WINDOW_SIZE, 0))
            .ifPresent(
                client -> {
                  readers.add(client);
                  streams.add(enter(client, attacker));
                });
      }
      while (!attacker.over()) {
        // They answer pings, so that they are not taken for dead.
        readers.forEach(client -> client.take(Duration.ZERO));
        attacker.pass(TURN);
      }
      for (int i = 0; i < readers.size(); i++) {
        attacker.tally().got(end(readers.get(i), streams.get(i)));
      }
    } finally {
      readers.forEach(RawClient::close);
    }
  }

  private static int enter(RawClient client, Attacker attacker) {
    int stream = client.call(HeaderBlock.call("/chat.SessionService/Connect"));
    byte[] hello = Person.hello(Person.newName("lazy"), attacker.rooms().get(0)).toByteArray();
    client.send(stream, GrpcFraming.message(hello), false, ANSWER);
    attacker.tally().sent(2, hello.length);
    return stream;
  }

  private String end(RawClient client, int stream) {
    client.open(stream, LARGE_WINDOW);
    Answer answer = client.await(stream, ANSWER);
    List<byte[]> messages = answer.messages();
    if (!client.isOpen() || messages.isEmpty()) {
      return client.state() + ", " + answer.outcome();
    }
    try {
      SessionEvent last = SessionEvent.parseFrom(messages.get(messages.size() - 1));
      if (last.getSessionEnded().getCode() == EndCode.END_CODE_TOO_SLOW) {
        putOff.incrementAndGet();
        return "TOO_SLOW after %s events, %s"
            .formatted(messages.size() > 1 ? "some" : "no", answer.outcome());
      }
      return last.getEventCase() + ", " + answer.outcome();
    } catch (InvalidProtocolBufferException broken) {
      return "a broken event";
    }
  }

  @Override
  public List<Check> judge(Tally tally) {
    return List.of(
        Check.that(
            "put off with TOO_SLOW", putOff.get() == READERS, tally.got(), "all " + READERS));
  }
}
