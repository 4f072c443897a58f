package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.Await;
import grpc.health.v1.HealthCheckRequest;
import grpc.health.v1.HealthCheckResponse;
import grpc.health.v1.HealthCheckResponse.ServingStatus;
import grpc.health.v1.HealthGrpc;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What probes and load balancers ask. */
class HealthTest {
  @RegisterExtension final TestServer server = new TestServer("");

  @Nested
  class Check {
    @ParameterizedTest
    @ValueSource(strings = {"", "chat.ChatService"})
    void serverAndChatServe(String service) {
      assertThat(health().check(of(service)).getStatus()).isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void otherServicesAreNotFound() {
      assertThatThrownBy(() -> health().check(of("chat.Nothing")))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              failure ->
                  assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND));
    }
  }

  @Nested
  class Watch {
    @ParameterizedTest
    @ValueSource(strings = {"", "chat.ChatService"})
    void tellsTheStatusAndThatItEnds(String service) {
      Iterator<HealthCheckResponse> watch = health().watch(of(service));
      assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.SERVING);

      server.server().stop();

      assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
      assertThat(watch.hasNext()).isFalse();
    }

    @Test
    void otherServicesAreUnknownUntilTheServerStops() {
      Iterator<HealthCheckResponse> watch = health().watch(of("chat.Nothing"));
      assertThat(watch.next().getStatus()).isEqualTo(ServingStatus.SERVICE_UNKNOWN);

      server.server().stop();

      assertThat(watch.hasNext()).isFalse();
    }
  }

  private HealthGrpc.HealthBlockingStub health() {
    return HealthGrpc.newBlockingStub(server.client().channel())
        .withDeadlineAfter(Await.DEADLINE.toSeconds(), TimeUnit.SECONDS);
  }

  private static HealthCheckRequest of(String service) {
    return HealthCheckRequest.newBuilder().setService(service).build();
  }
}
