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
import chat.actors.Outbox;
import chat.actors.Room;
import chat.config.Language;
import chat.grpc.OutboxStage.StreamOutbox;
import chat.proto.ServerMessage;
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
  private static final Wire WIRE = new Wire(Texts.in(Language.EN), 4000);

  private static ActorTestKit testKit;

  private final Reader reader = new Reader();
  private final StreamOutbox outbox = open(reader);

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create();
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  private static StreamOutbox open(Reader reader) {
    Pair<StreamOutbox, Publisher<ServerMessage>> stream =
        Source.fromGraph(new OutboxStage(CAPACITY, WIRE))
            .toMat(Sink.asPublisher(AsPublisher.WITHOUT_FANOUT), Keep.both())
            .run(testKit.system());
    stream.second().subscribe(reader);
    return stream.first();
  }

  /** A client that takes exactly as much as the test says. */
  private static final class Reader implements Subscriber<ServerMessage> {
    enum Completed {
      INSTANCE
    }

    private final TestProbe<Object> signals = testKit.createTestProbe();

    @Override
    public void onSubscribe(Subscription subscription) {
      signals.ref().tell(subscription);
    }

    @Override
    public void onNext(ServerMessage message) {
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

  private static Outbox.Event event(int number) {
    return new Outbox.Happened(new Room.Entered("u" + number, number));
  }

  private static ServerMessage message(int number) {
    return WIRE.toProto(event(number));
  }

  private void fill() {
    for (int number = 1; number <= CAPACITY; number++) {
      assertThat(outbox.offer(event(number))).isTrue();
    }
  }

  @Nested
  class Offer {
    @Test
    void isReadInOrder() {
      fill();
      reader.subscription().request(CAPACITY);
      reader.reads(message(1), message(2), message(3));
    }

    @Test
    void toAWaitingReader() {
      reader.subscription().request(1);
      outbox.offer(event(1));
      reader.reads(message(1));
    }

    @Test
    void isRefusedWhenFull() {
      reader.subscription();
      fill();
      assertThat(outbox.offer(event(4))).isFalse();
    }

    @Test
    void isTakenAgainAfterReading() {
      Subscription subscription = reader.subscription();
      fill();
      subscription.request(1);
      reader.reads(message(1));

      assertThat(outbox.offer(event(4))).isTrue();
      assertThat(outbox.offer(event(5))).isFalse();
    }

    @Test
    void isRefusedAfterTheEnd() {
      outbox.complete();
      assertThat(outbox.offer(event(1))).isFalse();
    }

    @Test
    void isRefusedOnceTheReaderIsGone() {
      reader.subscription().cancel();
      reader.signals.awaitAssert(
          () -> {
            assertThat(outbox.offer(event(1))).isFalse();
            return null;
          });
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
      reader.reads(message(1), message(2), message(3), Reader.Completed.INSTANCE);
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
      outbox.end(reason);
      subscription.request(CAPACITY + 1);

      reader.reads(WIRE.toProto(reason));
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
