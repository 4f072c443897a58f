package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.Done;
import chat.Await;
import chat.proto.EndCode;
import chat.proto.SessionEnded;
import io.grpc.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An orderly stop: everybody is told, nobody can hold it up. */
class StopTest {
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(1);

  /** The actor system's own end, on a busy machine. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  @RegisterExtension
  final TestServer server =
      new TestServer("server.stop-deadline = %ds".formatted(STOP_DEADLINE.toSeconds()));

  @Test
  void peopleAreToldWhyTheirStreamEnds() {
    Conversation alice = server.client().join("alice", "general");
    Conversation english = server.clientSpeaking("en").join("bob", "tech");

    CompletionStage<Done> stopped = server.server().stop();

    assertEnded(alice, "服务器正在停止，请稍后再来。");
    assertEnded(english, "The server is stopping. Please come back in a moment.");
    Await.result(stopped);
  }

  @Test
  void soAreThoseWhoHaveNotJoined() {
    ChatClient client = server.client();
    Conversation silent = client.open();
    client.rooms();

    CompletionStage<Done> stopped = server.server().stop();

    assertEnded(silent, "服务器正在停止，请稍后再来。");
    Await.result(stopped);
  }

  @Test
  void clientThatDoesNotReadCannotHoldItUp() {
    try (DeafPerson person = DeafPerson.of(server.address())) {
      Instant before = Instant.now();
      Await.result(server.server().stop());

      assertThat(Duration.between(before, Instant.now()))
          .isBetween(STOP_DEADLINE, STOP_DEADLINE.plus(MARGIN));
      assertThat(person.talker().sessionEnded().getCode())
          .isEqualTo(EndCode.END_CODE_SERVER_STOPPING);
    }
  }

  @Test
  void processThatIsStoppedCannotHoldItUp() {
    ChatClient stopped = server.client();
    stopped.join("stopped", "general");
    stopped.freeze();

    Instant before = Instant.now();
    Await.result(server.server().stop());

    assertThat(Duration.between(before, Instant.now())).isLessThan(STOP_DEADLINE.plus(MARGIN));
  }

  @Test
  void portIsFreeAfterwards() throws IOException {
    Await.result(server.server().stop());

    assertThatThrownBy(
            () -> new Socket(server.address().getAddress(), server.address().getPort()).close())
        .isInstanceOf(ConnectException.class);
  }

  private static void assertEnded(Conversation conversation, String message) {
    SessionEnded ended = conversation.sessionEnded();
    assertThat(ended.getCode()).isEqualTo(EndCode.END_CODE_SERVER_STOPPING);
    assertThat(ended.getMessage()).isEqualTo(message);
    assertThat(ended.getRetryAfterMillis()).isBetween(500, 5_500);
    assertThat(conversation.status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(conversation.isSilent()).isTrue();
  }
}
