package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpHeader;
import chat.actors.EndReason;
import chat.actors.RefusalReason;
import chat.ops.CallProblem;
import chat.ops.Metrics;
import chat.ops.Scraped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamOutboxTest {
  private static final int CAPACITY = 3;

  private final Metrics metrics = new Metrics();
  private final AtomicInteger wakes = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final StreamOutbox<Object> outbox =
      new StreamOutbox<>(
          CAPACITY, new Words(), new GrpcErrors(metrics), metrics, asked::incrementAndGet);

  /** An event is a number of as many messages, 2 becomes "2.1" and "2.2"; others are one. */
  private static final class Words implements Encoder<Object> {
    @Override
    public Iterator<byte[]> encode(Object event) {
      return event instanceof Integer parts
          ? IntStream.rangeClosed(1, parts).mapToObj(part -> bytes(event + "." + part)).iterator()
          : List.of(bytes("" + event)).iterator();
    }

    @Override
    public int weight(Object event) {
      return event instanceof Integer parts ? parts : 1;
    }

    @Override
    public byte[] encode(EndReason reason, Duration retryAfter) {
      return bytes(reason + " " + retryAfter);
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  @BeforeEach
  void open() {
    outbox.open(wakes::incrementAndGet);
  }

  /** The next message; "nothing" if there is none. */
  private String read() {
    byte[] part = outbox.poll();
    return part == null ? "nothing" : new String(part, StandardCharsets.UTF_8);
  }

  private List<String> readAll() {
    List<String> all = new ArrayList<>();
    for (String part = read(); !part.equals("nothing"); part = read()) {
      all.add(part);
    }
    return all;
  }

  private String status() {
    assertThat(read()).isEqualTo("nothing");
    assertThat(outbox.isOver()).isTrue();
    return outbox.trailers().stream().map(HttpHeader::toString).collect(Collectors.joining(", "));
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
      outbox.offer(1);
      outbox.offer("other");
      outbox.offer(2);
      assertThat(readAll()).containsExactly("1.1", "other", "2.1", "2.2");
      assertThat(outbox.isOver()).isFalse();
    }

    @Test
    void wakesAReaderWhoFoundNothingOnce() {
      readAll();
      outbox.offer(1);
      outbox.offer(1);
      assertThat(wakes).hasValue(1);

      readAll();
      outbox.offer(1);
      assertThat(wakes).hasValue(2);
    }

    @Test
    void isRefusedWhenFull() {
      fill();
      assertThat(outbox.offer(4)).isFalse();
    }

    @Test
    void isTakenWholeWhateverItsWeightWhileThereIsRoom() {
      assertThat(outbox.offer(1)).isTrue();
      assertThat(outbox.offer(100)).isTrue();
      assertThat(outbox.offer(1)).isFalse();

      assertThat(readAll()).hasSize(101);
      assertThat(outbox.offer(1)).isTrue();
    }

    @Test
    void isTakenAgainAfterReading() {
      fill();
      assertThat(read()).isEqualTo("1.1");

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
      outbox.offer(1);
      outbox.abandon();
      assertThat(outbox.offer(1)).isFalse();
      assertThat(read()).isEqualTo("nothing");
    }
  }

  @Nested
  class OfferOfManyParts {
    private final AtomicInteger taken = new AtomicInteger();

    private void isToldOfTaking() {
      outbox.offer(2, taken::incrementAndGet);
    }

    @Test
    void isTakenWithItsLastPart() {
      isToldOfTaking();
      assertThat(read()).isEqualTo("2.1");
      assertThat(taken).hasValue(0);

      assertThat(read()).isEqualTo("2.2");
      assertThat(taken).hasValue(1);
    }

    @Test
    void isNotTakenIfTheStreamEndsBefore() {
      isToldOfTaking();
      assertThat(read()).isEqualTo("2.1");
      outbox.end(EndReason.TOO_SLOW);

      assertThat(readAll()).containsExactly("TOO_SLOW PT0S");
      assertThat(taken).hasValue(0);
    }

    @Test
    void isTakenBeforeAnOrderlyEnd() {
      isToldOfTaking();
      outbox.complete();
      assertThat(readAll()).containsExactly("2.1", "2.2");
      assertThat(outbox.isOver()).isTrue();
      assertThat(taken).hasValue(1);
    }
  }

  @Nested
  class AskForInput {
    @Test
    void letsTheNextInputCome() {
      outbox.askForInput();
      assertThat(asked).hasValue(1);
    }
  }

  @Nested
  class Complete {
    @Test
    void comesAfterWhatWaits() {
      fill();
      outbox.complete();
      assertThat(outbox.isOver()).isFalse();
      assertThat(readAll()).hasSize(CAPACITY);
      assertThat(status()).isEqualTo("grpc-status: 0");
    }

    @Test
    void wakesTheReader() {
      readAll();
      outbox.complete();
      assertThat(wakes).hasValue(1);
    }
  }

  @Nested
  class End {
    @ParameterizedTest
    @EnumSource
    void dropsWhatWaitsAndTellsTheReason(EndReason reason) {
      fill();
      outbox.end(reason, Duration.ofSeconds(3));

      assertThat(readAll()).containsExactly(reason + " PT3S");
      int code = GrpcErrors.ended(reason).status().getCode().value();
      assertThat(status()).startsWith("grpc-status: " + code + ", grpc-message: ");
    }

    @Test
    void afterAnotherEndDoesNothing() {
      outbox.complete();
      outbox.end(EndReason.SERVER_FAILED);
      assertThat(status()).isEqualTo("grpc-status: 0");
    }
  }

  @Nested
  class Fail {
    @Test
    void dropsWhatWaits() {
      fill();
      outbox.fail(GrpcErrors.compressed());
      assertThat(readAll()).isEmpty();
      assertThat(status()).startsWith("grpc-status: 12, grpc-message: compressed messages");
    }
  }

  /** What clients are told is counted when it is told, whether they read it or not. */
  @Nested
  class Counts {
    private double refusals() {
      return Scraped.of(metrics).value("grpc_chat_refusals_total", "code", "text_blank");
    }

    private double ends(EndReason reason) {
      return Scraped.of(metrics)
          .value("grpc_chat_ends_total", "code", reason.name().toLowerCase(Locale.ROOT));
    }

    private boolean refuse() {
      return outbox.offer(
          new chat.actors.SessionOutput.Refused(RefusalReason.TEXT_BLANK, "general", "1"));
    }

    @Test
    void refusalOnceAlthoughItIsRead() {
      refuse();
      readAll();
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
      outbox.abandon();
      outbox.end(EndReason.SERVER_FAILED);
      assertThat(ends(EndReason.SERVER_FAILED)).isZero();
    }

    @Test
    void noProblemAfterTheEnd() {
      outbox.complete();
      outbox.fail(GrpcErrors.compressed());
      String problem = CallProblem.COMPRESSED.name().toLowerCase(Locale.ROOT);
      assertThat(Scraped.of(metrics).value("grpc_chat_statuses_total", "reason", problem)).isZero();
    }
  }
}
