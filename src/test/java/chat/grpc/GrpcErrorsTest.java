package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import akka.grpc.GrpcServiceException;
import akka.grpc.Trailers;
import akka.http.scaladsl.model.http2.PeerClosedStreamException;
import chat.actors.EndReason;
import chat.ops.Metrics;
import chat.ops.Scraped;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrpcErrorsTest {
  private static final String SECRET = "jdbc:secret@10.0.0.1 chat.actors.Lobby";

  private final Metrics metrics = new Metrics();

  /** Asks as Akka gRPC does; the actor system is not looked at. */
  private Status statusOf(Throwable failure) throws Exception {
    Trailers trailers = new GrpcErrors(metrics).mapper().apply(null).apply(failure);
    return trailers.status();
  }

  @Nested
  class Mapped {
    @Test
    void ownStatusPasses() throws Exception {
      GrpcServiceException own = GrpcErrors.messageTooLarge(4_294_967_295L, 65_536);

      assertThat(statusOf(own)).isSameAs(own.status());
      assertThat(own.status().getDescription()).contains("4294967295", "65536");
    }

    @Test
    void wrappersAreTakenOff() throws Exception {
      GrpcServiceException own = GrpcErrors.compressed();

      assertThat(statusOf(new CompletionException(new ExecutionException(own))))
          .isSameAs(own.status());
    }

    @Test
    void timeoutIsUnavailable() throws Exception {
      assertThat(statusOf(new TimeoutException(SECRET)).getCode())
          .isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void brokenMessageIsInvalidArgument() throws Exception {
      assertThat(statusOf(new InvalidProtocolBufferException(SECRET)).getCode())
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void anythingElseIsInternal() throws Exception {
      assertThat(statusOf(new IllegalStateException(SECRET)).getCode())
          .isEqualTo(Status.Code.INTERNAL);
      assertThat(statusOf(new CompletionException(null)).getCode()).isEqualTo(Status.Code.INTERNAL);
    }

    @Test
    void nothingInternalLeaks() throws Exception {
      for (Throwable failure :
          new Throwable[] {
            new TimeoutException(SECRET),
            new InvalidProtocolBufferException(SECRET),
            new IllegalStateException(SECRET),
            new CompletionException(SECRET, new Error(SECRET))
          }) {
        Status status = statusOf(failure);
        assertThat(status.getDescription())
            .isNotBlank()
            .doesNotContain("secret", "10.0.0.1", "chat.");
        assertThat(status.getCause()).isNull();
      }
    }
  }

  @Nested
  class Counted {
    private double count(String reason) {
      return Scraped.of(metrics).value("grpc_chat_statuses_total", "reason", reason);
    }

    private double total() {
      Scraped scraped = Scraped.of(metrics);
      return scraped.labelValues("grpc_chat_statuses_total", "reason").stream()
          .mapToDouble(reason -> scraped.value("grpc_chat_statuses_total", "reason", reason))
          .sum();
    }

    @Test
    void underItsReason() throws Exception {
      statusOf(new CompletionException(GrpcErrors.compressed()));
      statusOf(GrpcErrors.messageTooLarge(2, 1));
      statusOf(new InvalidProtocolBufferException(SECRET));
      statusOf(new TimeoutException(SECRET));
      statusOf(new IllegalStateException(SECRET));

      assertThat(count("compressed")).isEqualTo(1);
      assertThat(count("message_too_large")).isEqualTo(1);
      assertThat(count("invalid_message")).isEqualTo(1);
      assertThat(count("no_answer_in_time")).isEqualTo(1);
      assertThat(count("failed")).isEqualTo(1);
      assertThat(total()).isEqualTo(5);
    }

    @Test
    void notIfAStreamWasEndedWhichIsCountedAsSuch() throws Exception {
      statusOf(GrpcErrors.ended(EndReason.TOO_SLOW));

      assertThat(total()).isZero();
    }

    @Test
    void notIfTheClientHasVanished() throws Exception {
      assertThat(statusOf(new PeerClosedStreamException(1, "CANCEL", 8)).getCode())
          .isEqualTo(Status.Code.CANCELLED);

      assertThat(total()).isZero();
    }
  }

  @Nested
  class Ended {
    @ParameterizedTest
    @CsvSource({
      "SERVER_STOPPING, UNAVAILABLE",
      "TOO_SLOW, RESOURCE_EXHAUSTED",
      "JOIN_TIMEOUT, DEADLINE_EXCEEDED",
      "SERVER_FAILED, INTERNAL",
      "CUT_OFF, UNAVAILABLE"
    })
    void hasTheStatusOfTheContract(EndReason reason, Status.Code code) {
      assertThat(GrpcErrors.ended(reason).status().getCode()).isEqualTo(code);
    }

    @Test
    void hasACodeAndAPauseWhereTheAnswerCannot() throws Exception {
      GrpcServiceException closed = GrpcErrors.closed(EndReason.CUT_OFF);
      Trailers trailers = new GrpcErrors(metrics).toTrailers(closed);

      assertThat(trailers.status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(closed.getMetadata().getText("chat-end-code")).contains("CUT_OFF");
      assertThat(closed.getMetadata().getText("grpc-retry-pushback-ms")).contains("500");
    }

    @ParameterizedTest
    @EnumSource
    void saysWhy(EndReason reason) {
      assertThat(GrpcErrors.ended(reason).status().getDescription()).isNotBlank();
    }
  }
}
