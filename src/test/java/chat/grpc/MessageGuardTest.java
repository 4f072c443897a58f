package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.javadsl.Adapter;
import akka.event.EventStream;
import akka.event.Logging;
import akka.grpc.GrpcServiceException;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import chat.Await;
import chat.limits.ByteBudget;
import io.grpc.Status;
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

  private static CompletionStage<List<ByteString>> guard(List<ByteString> chunks) {
    return Source.from(chunks).via(guard()).runWith(Sink.seq(), testKit.system());
  }

  private static MessageGuard guard() {
    return new MessageGuard(LIMIT, PATIENCE.multipliedBy(2), ByteBudget.of(1_000));
  }

  /** All bytes come out, and each chunk that does ends where a message does. */
  private static void assertPasses(ByteString... chunks) {
    ByteString all = join(List.of(chunks));
    assertThat(guard(List.of(chunks)))
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

  private static void assertRefused(Status.Code code, ByteString... chunks) {
    assertThat(guard(List.of(chunks)))
        .failsWithin(PATIENCE)
        .withThrowableOfType(ExecutionException.class)
        .havingCause()
        .isInstanceOfSatisfying(
            GrpcServiceException.class,
            refused -> assertThat(refused.status().getCode()).isEqualTo(code));
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
      ByteString chunk = message(7).concat(message(8));

      assertThat(guard(List.of(chunk)))
          .succeedsWithin(PATIENCE)
          .satisfies(passed -> assertThat(passed.get(0)).isSameAs(chunk));
    }

    @Test
    void halfAMessageAtTheEnd() {
      assertThat(guard(List.of(message(1), message(7).take(9))))
          .succeedsWithin(PATIENCE)
          .isEqualTo(List.of(message(1), message(7).take(9)));
    }

    @Test
    void nothing() {
      assertPasses();
    }
  }

  @Nested
  class Unfinished {
    private final ByteBudget budget = ByteBudget.of(100);

    private CompletionStage<List<ByteString>> send(Duration deadline, ByteString chunk) {
      return Source.single(chunk)
          .concat(Source.maybe())
          .via(new MessageGuard(LIMIT, deadline, budget))
          .runWith(Sink.seq(), testKit.system());
    }

    private static void assertFails(Status.Code code, CompletionStage<List<ByteString>> request) {
      assertThat(request)
          .failsWithin(PATIENCE)
          .withThrowableOfType(ExecutionException.class)
          .havingCause()
          .isInstanceOfSatisfying(
              GrpcServiceException.class,
              refused -> assertThat(refused.status().getCode()).isEqualTo(code));
    }

    @Test
    void isRefusedInTheEnd() {
      assertFails(
          Status.Code.DEADLINE_EXCEEDED, send(Duration.ofMillis(20), message(200).take(50)));
    }

    @Test
    void isRefusedOverTheBudget() {
      send(PATIENCE, message(200).take(80));
      Await.until("the first is kept", () -> !budget.tryTake(21));

      assertFails(Status.Code.RESOURCE_EXHAUSTED, send(PATIENCE, message(200).take(30)));
    }

    @Test
    void givesBackWhatItTook() {
      assertFails(
          Status.Code.DEADLINE_EXCEEDED, send(Duration.ofMillis(20), message(200).take(80)));

      Await.until("all is given back", () -> budget.tryTake(100));
    }
  }

  @Nested
  class Refuses {
    @Test
    void messageOverTheLimit() {
      assertRefused(Status.Code.RESOURCE_EXHAUSTED, message(LIMIT + 1));
    }

    @Test
    void beforeTheMessageIsThere() {
      assertRefused(Status.Code.RESOURCE_EXHAUSTED, prefix(0, LIMIT + 1));
    }

    @Test
    void lengthWithTheTopBitSet() {
      assertRefused(Status.Code.RESOURCE_EXHAUSTED, prefix(0, -1));
      assertRefused(Status.Code.RESOURCE_EXHAUSTED, prefix(0, Integer.MIN_VALUE));
    }

    @Test
    void compressedMessage() {
      assertRefused(Status.Code.UNIMPLEMENTED, prefix(1, 7));
    }

    @Test
    void withoutALineInTheErrorLog() {
      TestProbe<Logging.Error> errors = testKit.createTestProbe();
      EventStream log = Adapter.toClassic(testKit.system()).eventStream();
      log.subscribe(Adapter.toClassic(errors.ref()), Logging.Error.class);

      assertRefused(Status.Code.UNIMPLEMENTED, prefix(1, 7));
      Logging.Error marker =
          new Logging.Error("test", MessageGuardTest.class, "the only error, logged by the test");
      log.publish(marker);

      errors.expectMessage(marker);
    }

    @Test
    void laterMessageCutAnywhere() {
      for (ByteString[] chunks : cuts(message(7).concat(message(0)).concat(prefix(0, 301)))) {
        assertRefused(Status.Code.RESOURCE_EXHAUSTED, chunks);
      }
      for (ByteString[] chunks : cuts(message(7).concat(message(0)).concat(prefix(1, 7)))) {
        assertRefused(Status.Code.UNIMPLEMENTED, chunks);
      }
    }
  }
}
