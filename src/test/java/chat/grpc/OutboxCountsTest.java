package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.SinkQueueWithCancel;
import akka.stream.javadsl.Source;
import chat.Await;
import chat.actors.EndReason;
import chat.actors.RefusalReason;
import chat.actors.SessionOutput;
import chat.config.Language;
import chat.grpc.OutboxStage.StreamOutbox;
import chat.ops.Metrics;
import chat.ops.Scraped;
import chat.proto.SessionEvent;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What clients are told is counted when it is told, whether they read it or not. */
class OutboxCountsTest {
  /** More than a test can fill while it waits for a reader to be gone. */
  private static final int CAPACITY = 100_000;

  private static ActorTestKit testKit;

  private final Metrics metrics = new Metrics();
  private final SessionWire wire =
      new SessionWire(new Wire(Texts.in(Language.EN), 1234), Duration.ofMinutes(2));
  private SinkQueueWithCancel<SessionEvent> reader;
  private final StreamOutbox<SessionOutput> outbox = open();

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create();
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  private StreamOutbox<SessionOutput> open() {
    var stream =
        Source.fromGraph(new OutboxStage<>(CAPACITY, wire, metrics))
            .toMat(Sink.queue(1), Keep.both())
            .run(testKit.system());
    reader = stream.second();
    return stream.first();
  }

  private double refusals() {
    return Scraped.of(metrics).value("grpc_chat_refusals_total", "code", "text_blank");
  }

  private double ends(EndReason reason) {
    return Scraped.of(metrics)
        .value("grpc_chat_ends_total", "code", reason.name().toLowerCase(Locale.ROOT));
  }

  private boolean refuse() {
    return outbox.offer(new SessionOutput.Refused(RefusalReason.TEXT_BLANK, "general", "1"));
  }

  @Test
  void refusalOnceAlthoughItIsRead() {
    refuse();
    assertThat(Await.result(reader.pull()).orElseThrow().hasRefusal()).isTrue();

    assertThat(refusals()).isEqualTo(1);
  }

  @Test
  void refusalThatIsNotRead() {
    refuse();
    outbox.end(EndReason.DISPLACED);

    assertThat(refusals()).isEqualTo(1);
  }

  @Test
  void refusalThatFindsNoPlaceIsNotTold() {
    int told = 0;
    while (refuse()) {
      told++;
    }

    assertThat(refusals()).isEqualTo(told);
  }

  @Test
  void onlyTheEndThatTheClientIsTold() {
    outbox.end(EndReason.TOO_SLOW);
    outbox.end(EndReason.SERVER_FAILED);

    assertThat(ends(EndReason.TOO_SLOW)).isEqualTo(1);
    assertThat(ends(EndReason.SERVER_FAILED)).isZero();
  }

  @Test
  void noEndAfterTheClientIsGone() {
    reader.cancel();
    Await.until("the outbox knows", () -> !refuse());

    outbox.end(EndReason.SERVER_FAILED);

    assertThat(ends(EndReason.SERVER_FAILED)).isZero();
  }
}
