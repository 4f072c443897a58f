package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.grpc.GrpcServiceException;
import akka.grpc.javadsl.Metadata;
import akka.grpc.javadsl.MetadataBuilder;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.SinkQueueWithCancel;
import chat.actors.EndReason;
import chat.store.StoreProblem;
import grpc.health.v1.HealthCheckRequest;
import grpc.health.v1.HealthCheckResponse;
import grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerHealthTest {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Metadata NONE = new MetadataBuilder().build();

  private static ActorTestKit testKit;

  private final ServerHealth health = new ServerHealth(testKit.system());

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create();
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  private static HealthCheckRequest of(String service) {
    return HealthCheckRequest.newBuilder().setService(service).build();
  }

  private static HealthCheckResponse response(ServingStatus status) {
    return HealthCheckResponse.newBuilder().setStatus(status).build();
  }

  @Nested
  class Check {
    private void assertStatus(String service, ServingStatus status) {
      assertThat(health.check(of(service), NONE))
          .succeedsWithin(PATIENCE)
          .isEqualTo(response(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chat.ChatService", "chat.SessionService"})
    void serving(String service) {
      assertStatus(service, ServingStatus.SERVING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chat.ChatService", "chat.SessionService"})
    void notServingOnceStopping(String service) {
      health.stopping();
      assertStatus(service, ServingStatus.NOT_SERVING);
    }

    @Test
    void notServingWhileTheStoreFails() {
      health.failing(StoreProblem.FULL);
      assertStatus("", ServingStatus.NOT_SERVING);
      health.working();
      assertStatus("", ServingStatus.SERVING);
    }

    @Test
    void storeThatWorksAgainDoesNotHideTheStop() {
      health.failing(StoreProblem.FULL);
      health.stopping();
      health.working();
      assertStatus("", ServingStatus.NOT_SERVING);
    }

    @Test
    void unknownServiceIsNotFound() {
      assertThat(health.check(of("chat.Other"), NONE))
          .failsWithin(PATIENCE)
          .withThrowableOfType(ExecutionException.class)
          .havingCause()
          .isInstanceOfSatisfying(
              GrpcServiceException.class,
              error -> assertThat(error.status().getCode()).isEqualTo(Status.Code.NOT_FOUND));
    }
  }

  @Nested
  class WhyNotServing {
    @Test
    void nothingWhileItServes() {
      assertThat(health.whyNotServing()).isEmpty();
      assertThat(health.storeWorks()).isTrue();
    }

    @Test
    void theStoresProblemWhileItFails() {
      health.failing(StoreProblem.FULL);
      assertThat(health.whyNotServing()).contains("messages cannot be stored (FULL), see the log");
      assertThat(health.storeWorks()).isFalse();

      health.working();
      assertThat(health.whyNotServing()).isEmpty();
      assertThat(health.storeWorks()).isTrue();
    }

    @Test
    void theStopWhateverTheStoreDoes() {
      health.stopping();
      health.failing(StoreProblem.LOCKED);

      assertThat(health.whyNotServing()).contains("the server is stopping");
      assertThat(health.storeWorks()).isFalse();
    }
  }

  @Nested
  class CutOff {
    @Test
    void letsNobodyInUntilItIsOver() {
      health.cutOff(true);
      assertThat(health.whyNotServing()).contains("the server is cut off from most of the others");
      assertThat(health.whyClosed()).contains(EndReason.CUT_OFF);

      health.cutOff(false);
      assertThat(health.whyNotServing()).isEmpty();
      assertThat(health.whyClosed()).isEmpty();
    }

    @Test
    void isToldRatherThanTheStopThatFollows() {
      health.cutOff(true);
      health.stopping();

      assertThat(health.whyClosed()).contains(EndReason.CUT_OFF);
    }
  }

  @Nested
  class Watch {
    private SinkQueueWithCancel<HealthCheckResponse> watching(String service) {
      return health.watch(of(service), NONE).runWith(Sink.queue(), testKit.system());
    }

    private static void assertNext(
        SinkQueueWithCancel<HealthCheckResponse> watcher, ServingStatus status) {
      assertThat(watcher.pull()).succeedsWithin(PATIENCE).isEqualTo(Optional.of(response(status)));
    }

    private static void assertOver(SinkQueueWithCancel<HealthCheckResponse> watcher) {
      assertThat(watcher.pull()).succeedsWithin(PATIENCE).isEqualTo(Optional.empty());
    }

    @Test
    void tellsTheStatusItsChangeAndTheEnd() {
      var one = watching("chat.ChatService");
      var other = watching("");
      assertNext(one, ServingStatus.SERVING);
      assertNext(other, ServingStatus.SERVING);

      health.stopping();

      assertNext(one, ServingStatus.NOT_SERVING);
      assertNext(other, ServingStatus.NOT_SERVING);
      assertOver(one);
      assertOver(other);
    }

    @Test
    void tellsThatTheStoreFailsAndWorksAgain() {
      var watcher = watching("");
      assertNext(watcher, ServingStatus.SERVING);
      health.failing(StoreProblem.LOCKED);
      assertNext(watcher, ServingStatus.NOT_SERVING);
      health.working();
      assertNext(watcher, ServingStatus.SERVING);
    }

    @Test
    void unknownServiceIsToldAsSuchUntilTheEnd() {
      var watcher = watching("chat.Other");
      assertNext(watcher, ServingStatus.SERVICE_UNKNOWN);

      health.stopping();

      assertOver(watcher);
    }

    @Test
    void afterStoppingTellsItAndEnds() {
      health.stopping();
      var watcher = watching("");
      assertNext(watcher, ServingStatus.NOT_SERVING);
    }
  }
}
