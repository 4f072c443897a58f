package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.grpc.GrpcServiceException;
import akka.japi.Pair;
import akka.stream.javadsl.AsPublisher;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import chat.actors.EndReason;
import chat.grpc.OutboxStage.StreamOutbox;
import chat.ops.Metrics;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

class OutboxStageTest {
  private static final int CAPACITY = 3;
  private static final Encoder<Integer, String> WORDS = new Words();
  private static final Metrics METRICS = new Metrics();

  private static ActorTestKit testKit;

  private final Reader reader = new Reader();
  private final StreamOutbox<Integer> outbox = open(reader);

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create();
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  private static StreamOutbox<Integer> open(Reader reader) {
    Pair<StreamOutbox<Integer>, Publisher<String>> stream =
        Source.fromGraph(new OutboxStage<>(CAPACITY, WORDS, METRICS))
            .toMat(Sink.asPublisher(AsPublisher.WITHOUT_FANOUT), Keep.both())
            .run(testKit.system());
    stream.second().subscribe(reader);
    return stream.first();
  }

  /** A client that takes exactly as much as the test says. */
  private static final class Reader implements Subscriber<String> {
    enum Completed {
      INSTANCE
    }

    private final TestProbe<Object> signals = testKit.createTestProbe();

    @Override
    public void onSubscribe(Subscription subscription) {
      signals.ref().tell(subscription);
    }

    @Override
    public void onNext(String message) {
      signals.ref().tell(message);
    }

    @Override
    public void onError(Throwable failure) {
      signals.ref().tell(failure);
    }

    @Override
    public void onComplete() {
      signals.ref().tell(Completed.INSTANCE);
    }

    Subscription subscription() {
      return signals.expectMessageClass(Subscription.class);
    }

    void reads(Object... expected) {
      for (Object signal : expected) {
        assertThat(signals.receiveMessage()).isEqualTo(signal);
      }
    }

    void failsLike(GrpcServiceException expected) {
      assertThat(signals.expectMessageClass(GrpcServiceException.class).status())
          .hasToString(expected.status().toString());
    }
  }

  /** An event is a number of as many messages: 2 becomes "2.1" and "2.2". */
  private static final class Words implements Encoder<Integer, String> {
    @Override
    public Iterator<String> encode(Integer event) {
      return IntStream.rangeClosed(1, event).mapToObj(part -> event + "." + part).iterator();
    }

    @Override
    public String encode(EndReason reason, Duration retryAfter) {
      return reason + " " + retryAfter;
    }
  }

  private void fill() {
    for (int i = 0; i < CAPACITY; i++) {
      assertThat(outbox.offer(1)).isTrue();
    }
  }

  @Nested
  class Offer {
    @Test
    void isReadInOrder() {
      reader.subscription().request(6);
      outbox.offer(3);
      outbox.offer(1);
      outbox.offer(2);
      reader.reads("3.1", "3.2", "3.3", "1.1", "2.1", "2.2");
    }

    @Test
    void toAWaitingReader() {
      reader.subscription().request(1);
      outbox.offer(1);
      reader.reads("1.1");
    }

    @Test
    void isRefusedWhenFull() {
      reader.subscription();
      fill();
      assertThat(outbox.offer(4)).isFalse();
    }

    @Test
    void isTakenAgainAfterReading() {
      Subscription subscription = reader.subscription();
      fill();
      subscription.request(1);
      reader.reads("1.1");

      assertThat(outbox.offer(4)).isTrue();
      assertThat(outbox.offer(5)).isFalse();
    }

    @Test
    void isRefusedAfterTheEnd() {
      outbox.complete();
      assertThat(outbox.offer(1)).isFalse();
    }

    @Test
    void isRefusedOnceTheReaderIsGone() {
      reader.subscription().cancel();
      reader.signals.awaitAssert(
          () -> {
            assertThat(outbox.offer(1)).isFalse();
            return null;
          });
    }
  }

  @Nested
  class OfferOfManyParts {
    private final TestProbe<String> taken = testKit.createTestProbe();

    private void isToldOfTaking() {
      outbox.offer(2, () -> taken.ref().tell("taken"));
    }

    @Test
    void isTakenWithItsLastPart() {
      Subscription subscription = reader.subscription();
      isToldOfTaking();
      subscription.request(1);
      reader.reads("2.1");
      taken.expectNoMessage();

      subscription.request(1);
      reader.reads("2.2");
      taken.expectMessage("taken");
    }

    @Test
    void isNotTakenIfTheStreamEndsBefore() {
      Subscription subscription = reader.subscription();
      isToldOfTaking();
      subscription.request(1);
      reader.reads("2.1");
      outbox.end(EndReason.TOO_SLOW);
      subscription.request(2);

      reader.reads("TOO_SLOW PT0S");
      taken.expectNoMessage();
    }

    @Test
    void isTakenBeforeAnOrderlyEnd() {
      Subscription subscription = reader.subscription();
      isToldOfTaking();
      outbox.complete();
      subscription.request(2);

      reader.reads("2.1", "2.2", Reader.Completed.INSTANCE);
      taken.expectMessage("taken");
    }
  }

  @Nested
  class Complete {
    @Test
    void comesAfterWhatWaits() {
      Subscription subscription = reader.subscription();
      fill();
      outbox.complete();
      subscription.request(CAPACITY + 1);
      reader.reads("1.1", "1.1", "1.1", Reader.Completed.INSTANCE);
    }

    @Test
    void needsNoReaderIfNothingWaits() {
      reader.subscription();
      outbox.complete();
      reader.reads(Reader.Completed.INSTANCE);
    }
  }

  @Nested
  class End {
    @ParameterizedTest
    @EnumSource
    void dropsWhatWaitsAndTellsTheReason(EndReason reason) {
      Subscription subscription = reader.subscription();
      fill();
      outbox.end(reason, Duration.ofSeconds(3));
      subscription.request(CAPACITY + 1);

      reader.reads(reason + " PT3S");
      reader.failsLike(GrpcErrors.ended(reason));
    }

    @Test
    void afterAnotherEndDoesNothing() {
      reader.subscription();
      outbox.complete();
      outbox.end(EndReason.SERVER_FAILED);
      reader.reads(Reader.Completed.INSTANCE);
    }
  }

  @Nested
  class Fail {
    @Test
    void needsNoReader() {
      reader.subscription();
      fill();
      GrpcServiceException failure = GrpcErrors.compressed();
      outbox.fail(failure);
      reader.reads(failure);
    }
  }
}
