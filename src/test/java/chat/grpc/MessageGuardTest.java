package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.javadsl.Adapter;
import akka.event.EventStream;
import akka.event.Logging;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import chat.Await;
import chat.limits.ByteBudget;
import chat.ops.CallProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MessageGuardTest {
  private static final int LIMIT = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration NEVER = Duration.ofHours(1);

  private static ActorTestKit testKit;

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create();
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  private static ByteString message(int length) {
    return prefix(0, length).concat(ByteString.fromArray(new byte[length]));
  }

  private static ByteString prefix(int flag, int length) {
    return ByteString.fromInts(flag, length >>> 24, length >>> 16, length >>> 8, length);
  }

  private static CompletionStage<List<ByteString>> guard(
      MessageGuard guard, List<ByteString> chunks) {
    return Source.from(chunks).via(guard).runWith(Sink.seq(), testKit.system());
  }

  private static MessageGuard ofMany() {
    return MessageGuard.ofMany(LIMIT, NEVER, ByteBudget.of(1_000));
  }

  /** All bytes come out, and each chunk that does ends where a message does. */
  private static void assertPasses(ByteString... chunks) {
    ByteString all = join(List.of(chunks));
    assertThat(guard(ofMany(), List.of(chunks)))
        .succeedsWithin(PATIENCE)
        .satisfies(
            passed -> {
              assertThat(join(passed)).isEqualTo(all);
              passed.forEach(MessageGuardTest::assertWhole);
            });
  }

  private static ByteString join(List<ByteString> chunks) {
    return chunks.stream().reduce(ByteString.emptyByteString(), ByteString::concat);
  }

  private static void assertWhole(ByteString messages) {
    ByteString left = messages;
    while (!left.isEmpty()) {
      assertThat(left.size()).isGreaterThanOrEqualTo(5);
      int length = left.slice(1, 5).asByteBuffer().getInt();
      assertThat(left.size()).isGreaterThanOrEqualTo(5 + length);
      left = left.drop(5 + length);
    }
  }

  private static void assertRefused(CallProblem problem, ByteString... chunks) {
    assertRefused(problem, guard(ofMany(), List.of(chunks)));
  }

  private static void assertRefused(CallProblem problem, CompletionStage<List<ByteString>> passed) {
    assertThat(passed)
        .failsWithin(PATIENCE)
        .withThrowableOfType(ExecutionException.class)
        .havingCause()
        .isInstanceOfSatisfying(
            CallRefused.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
  }

  /** Every way to cut the bytes in two, and the bytes one by one. */
  private static List<ByteString[]> cuts(ByteString bytes) {
    List<ByteString[]> cuts = new ArrayList<>();
    for (int at = 1; at < bytes.size(); at++) {
      cuts.add(new ByteString[] {bytes.take(at), bytes.drop(at)});
    }
    cuts.add(
        IntStream.range(0, bytes.size())
            .mapToObj(at -> bytes.slice(at, at + 1))
            .toArray(ByteString[]::new));
    return cuts;
  }

  @Nested
  class Passes {
    @Test
    void messageAtTheLimit() {
      assertPasses(message(LIMIT));
    }

    @Test
    void emptyMessage() {
      assertPasses(message(0));
    }

    @Test
    void severalMessagesInOneChunk() {
      assertPasses(message(7).concat(message(0)).concat(message(LIMIT)));
    }

    @Test
    void messagesCutAnywhere() {
      cuts(message(7).concat(message(0)).concat(message(258)))
          .forEach(MessageGuardTest::assertPasses);
    }

    @Test
    void emptyChunks() {
      assertPasses(ByteString.emptyByteString(), message(1), ByteString.emptyByteString());
    }

    @Test
    void wholeChunksUntouched() {
      byte[] bytes = message(7).concat(message(8)).toArray();

      assertThat(guard(ofMany(), List.of(ByteString.fromArrayUnsafe(bytes))))
          .succeedsWithin(PATIENCE)
          .satisfies(passed -> assertThat(passed.get(0).toArrayUnsafe()).isSameAs(bytes));
    }

    @Test
    void nothing() {
      assertPasses();
    }
  }

  @Nested
  class Refuses {
    @Test
    void messageOverTheLimit() {
      assertRefused(CallProblem.MESSAGE_TOO_LARGE, message(LIMIT + 1));
    }

    @Test
    void beforeTheMessageIsThere() {
      assertRefused(CallProblem.MESSAGE_TOO_LARGE, prefix(0, LIMIT + 1));
    }

    @Test
    void lengthWithTheTopBitSet() {
      assertRefused(CallProblem.MESSAGE_TOO_LARGE, prefix(0, -1));
      assertRefused(CallProblem.MESSAGE_TOO_LARGE, prefix(0, Integer.MIN_VALUE));
    }

    @Test
    void compressedMessage() {
      assertRefused(CallProblem.COMPRESSED, prefix(1, 7));
    }

    @Test
    void flagsThatMeanNothing() {
      assertRefused(CallProblem.BROKEN_FRAMING, prefix(2, 0));
      assertRefused(CallProblem.BROKEN_FRAMING, prefix(255, 7));
    }

    @Test
    void endWithinAPrefixOrAMessage() {
      ByteString whole = message(7).concat(message(3));
      for (int cut = 1; cut < 8; cut++) {
        assertRefused(CallProblem.BROKEN_FRAMING, whole.dropRight(cut));
      }
    }

    @Test
    void withoutALineInTheErrorLog() {
      TestProbe<Logging.Error> errors = testKit.createTestProbe();
      EventStream log = Adapter.toClassic(testKit.system()).eventStream();
      log.subscribe(Adapter.toClassic(errors.ref()), Logging.Error.class);

      assertRefused(CallProblem.COMPRESSED, prefix(1, 7));
      Logging.Error marker =
          new Logging.Error("test", MessageGuardTest.class, "the only error, logged by the test");
      log.publish(marker);

      errors.expectMessage(marker);
    }

    @Test
    void laterMessageCutAnywhere() {
      for (ByteString[] chunks : cuts(message(7).concat(message(0)).concat(prefix(0, 301)))) {
        assertRefused(CallProblem.MESSAGE_TOO_LARGE, chunks);
      }
      for (ByteString[] chunks : cuts(message(7).concat(message(0)).concat(prefix(1, 7)))) {
        assertRefused(CallProblem.COMPRESSED, chunks);
      }
    }
  }

  @Nested
  class Unfinished {
    private final ByteBudget budget = ByteBudget.of(100);

    private CompletionStage<List<ByteString>> send(MessageGuard guard, ByteString chunk) {
      return Source.single(chunk)
          .concat(Source.maybe())
          .via(guard)
          .runWith(Sink.seq(), testKit.system());
    }

    private MessageGuard impatient() {
      return MessageGuard.ofMany(LIMIT, Duration.ofMillis(20), budget);
    }

    private MessageGuard patient() {
      return MessageGuard.ofMany(LIMIT, NEVER, budget);
    }

    @Test
    void isRefusedInTheEnd() {
      assertRefused(CallProblem.MESSAGE_TOO_SLOW, send(impatient(), message(200).take(50)));
    }

    @Test
    void isRefusedOverTheBudget() {
      send(patient(), message(200).take(80));
      Await.until("the first is kept", () -> !budget.tryTake(21));

      assertRefused(CallProblem.TOO_MANY_BEGUN_MESSAGES, send(patient(), message(200).take(30)));
    }

    @Test
    void givesBackWhatItTook() {
      assertRefused(CallProblem.MESSAGE_TOO_SLOW, send(impatient(), message(200).take(80)));

      Await.until("all is given back", () -> budget.tryTake(100));
    }
  }

  @Nested
  class OneMessage {
    private static CompletionStage<List<ByteString>> guardOne(ByteString... chunks) {
      return guard(MessageGuard.ofOne(LIMIT, NEVER, ByteBudget.of(1_000)), List.of(chunks));
    }

    @Test
    void passesInOnePiece() {
      ByteString whole = message(258);
      for (ByteString[] chunks : cuts(whole)) {
        assertThat(guardOne(chunks)).succeedsWithin(PATIENCE).isEqualTo(List.of(whole));
      }
    }

    @Test
    void passesWhenTheRequestIsComplete() {
      var passed =
          Source.single(message(0))
              .concat(Source.maybe())
              .via(MessageGuard.ofOne(LIMIT, Duration.ofMillis(50), ByteBudget.of(1_000)))
              .runWith(Sink.seq(), testKit.system());

      assertRefused(CallProblem.MESSAGE_TOO_SLOW, passed);
    }

    @Test
    void isNotNone() {
      assertRefused(CallProblem.NOT_ONE_MESSAGE, guardOne());
      assertRefused(CallProblem.NOT_ONE_MESSAGE, guardOne(ByteString.emptyByteString()));
    }

    @Test
    void isNotTwo() {
      for (ByteString[] chunks : cuts(message(3).concat(message(0)))) {
        assertRefused(CallProblem.NOT_ONE_MESSAGE, guardOne(chunks));
      }
    }

    @Test
    void isHeldToTheSameRules() {
      assertRefused(CallProblem.MESSAGE_TOO_LARGE, guardOne(prefix(0, LIMIT + 1)));
      assertRefused(CallProblem.COMPRESSED, guardOne(prefix(1, 7)));
      assertRefused(CallProblem.BROKEN_FRAMING, guardOne(message(7).dropRight(1)));
      assertRefused(
          CallProblem.BROKEN_FRAMING, guardOne(message(7).concat(ByteString.fromInts(7, 7))));
    }
  }
}
