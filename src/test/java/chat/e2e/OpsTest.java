package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.Done;
import chat.Await;
import chat.StartFailure;
import chat.ops.Asking;
import chat.ops.NodesTable;
import chat.ops.OpsClient;
import chat.ops.OpsFailure;
import chat.ops.Scraped;
import chat.proto.EndCode;
import chat.proto.RefusalCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator sees from outside. */
class OpsTest {
  private static final String KEY = "0123456789abcdef";
  private static final int TEXT_LIMIT = 2_000;

  @RegisterExtension
  final TestServer server =
      new TestServer("server.stop-deadline = 3s, session.text-limit = " + TEXT_LIMIT);

  private Asking ops() {
    return new Asking(server.server().opsAddress().orElseThrow());
  }

  private void awaitMetric(String what, ToDoubleFunction<Scraped> metric, double value) {
    Asking ops = ops();
    Await.until(what + " is " + value, () -> metric.applyAsDouble(ops.metrics()) == value);
  }

  private void awaitRefusals(String code, int count) {
    awaitMetric(
        "refusals of " + code, m -> m.value("grpc_chat_refusals_total", "code", code), count);
  }

  private void awaitEvents(String event, int count) {
    awaitMetric(event, m -> m.value("grpc_chat_transport_events_total", "event", event), count);
  }

  @Nested
  class Refusals {
    @Test
    void ofAName() {
      ChatClient client = server.client();
      assertThat(client.check("").getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_NAME_INVALID);
      client.check("alice");
      assertThat(server.client().check("alice").getCode())
          .isEqualTo(RefusalCode.REFUSAL_CODE_NAME_TAKEN);

      awaitRefusals("name_invalid", 1);
      awaitRefusals("name_taken", 1);
    }

    @Test
    void ofAJoinAndOfWhatIsSaid() {
      ChatClient client = server.client();
      client.ask("alice", "nowhere").status();
      Conversation alice = client.join("alice", "general");
      alice.say(" ").refusal();
      alice.say("x".repeat(TEXT_LIMIT + 1)).refusal();
      alice.say("x".repeat(TEXT_LIMIT + 2)).refusal();

      awaitRefusals("room_unknown", 1);
      awaitRefusals("text_blank", 1);
      awaitRefusals("text_too_long", 2);
    }

    @Test
    void ofASession() {
      ChatClient client = server.client();
      client.session().hello("alice", "short").refusal();
      SessionCall alice = client.hello("alice", KEY);
      alice.say("general", "1", "hello").refusal();

      awaitRefusals("session_key_invalid", 1);
      awaitRefusals("not_joined", 1);
    }
  }

  @Nested
  class WhoIsThere {
    @Test
    void inRoomsAndStreams() {
      ChatClient client = server.client();
      client.hello("alice", KEY, SessionCall.room("tech")).entered();
      client.join("bob", "tech");

      awaitMetric("people", m -> m.value("grpc_chat_people", "room", "tech"), 2);
      Scraped scraped = ops().metrics();
      assertThat(scraped.value("grpc_chat_room_capacity", "room", "tech")).isEqualTo(20);
      assertThat(scraped.value("grpc_chat_sessions")).isEqualTo(1);
      assertThat(scraped.value("grpc_chat_visits")).isEqualTo(1);
      assertThat(scraped.value("grpc_chat_connections")).isEqualTo(1);
      assertThat(scraped.value("grpc_chat_streams")).isEqualTo(2);
    }

    @Test
    void untilTheyAreGone() {
      ChatClient client = server.client();
      client.hello("alice", KEY, SessionCall.room("tech")).entered();
      client.close();

      awaitMetric("connections", m -> m.value("grpc_chat_connections"), 0);
      awaitMetric("streams", m -> m.value("grpc_chat_streams"), 0);
      awaitEvents("connection_opened", 1);
      awaitEvents("connection_closed", 1);
      assertThat(ops().metrics().value("grpc_chat_sessions")).isEqualTo(1);
    }
  }

  @Test
  void messagesThatAreStored() {
    SessionCall alice = server.client().hello("alice", KEY);
    alice.isIn(SessionCall.room("general"));
    alice.says("general", "1", "one");
    alice.says("general", "2", "two");
    alice.say("general", "2", "two").stored();

    awaitMetric("messages", m -> m.value("grpc_chat_messages_total"), 2);
    awaitMetric("transactions", m -> m.value("grpc_chat_store_write_seconds_count"), 3);
    assertThat(ops().metrics().value("grpc_chat_store_healthy")).isEqualTo(1);
  }

  @Test
  void streamsThatTheServerEnds() {
    ChatClient client = server.client();
    client.hello("alice", KEY);
    client.hello("alice", KEY);

    awaitMetric("ends", m -> m.value("grpc_chat_ends_total", "code", "displaced"), 1);
  }

  @Test
  void readinessIsToldUntilTheServerHasStopped() {
    Asking ops = ops();
    try (DeafPerson person = DeafPerson.of(server.address())) {
      assertThat(ops.get("/ready").statusCode()).isEqualTo(200);

      CompletionStage<Done> stopped = server.server().stop();

      Await.until("not ready", () -> ops.get("/ready").statusCode() == 503);
      assertThat(ops.get("/ready").body()).isEqualTo("the server is stopping\n");
      assertThat(ops.get("/health").statusCode()).isEqualTo(200);
      awaitMetric("ends", m -> m.value("grpc_chat_ends_total", "code", "server_stopping"), 2);
      assertThat(person.talker().sessionEnded().getCode())
          .isEqualTo(EndCode.END_CODE_SERVER_STOPPING);
      Await.result(stopped);
    }
    assertThatThrownBy(
            () ->
                new Socket(
                        InetAddress.getLoopbackAddress(),
                        server.server().opsAddress().orElseThrow().getPort())
                    .close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void noNumberOfItsConnectionsReachesTheChat() throws IOException {
    int port = server.server().opsAddress().orElseThrow().getPort();
    List<Socket> idle = new ArrayList<>();
    try {
      for (int number = 0; number < 80; number++) {
        idle.add(new Socket(InetAddress.getLoopbackAddress(), port));
      }
      assertThat(server.client().rooms()).hasSize(4);
      assertThat(server.client().join("alice", "general").say("hello").broadcast().getText())
          .isEqualTo("hello");
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
    assertThat(ops().get("/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void drainSendsPeopleAwayAndEndsTheServer() throws OpsFailure {
    SessionCall alice = server.client().hello("alice", KEY);
    OpsClient client =
        new OpsClient("127.0.0.1:" + server.server().opsAddress().orElseThrow().getPort());
    assertThat(client.left()).endsWith(": 1 sessions, 0 visits and 4 rooms left");
    assertThat(NodesTable.of(client.nodes())).contains("up").contains("general");

    client.drain();

    assertThat(alice.sessionEnded().getCode()).isEqualTo(EndCode.END_CODE_SERVER_STOPPING);
    Await.result(server.server().stopped());
    assertThatThrownBy(client::left)
        .isInstanceOfSatisfying(
            OpsFailure.class, failure -> assertThat(failure.isNobodyThere()).isTrue());
  }

  @Test
  void offMeansThatThereIsNone() {
    try (TestServer without = TestServer.started("ops.port = off")) {
      assertThat(without.server().opsAddress()).isEmpty();
      assertThat(without.client().rooms()).hasSize(4);
    }
  }

  @Test
  void takenPortIsOneClearSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> TestServer.started("ops.port = " + port))
          .isInstanceOf(StartFailure.class)
          .hasMessage(
              "Cannot listen for the operator on port %d of 127.0.0.1: another program uses it. Stop that program, choose another port with grpc-chat.ops.port, or turn the endpoint off there.",
              port);
    }
  }

  @Test
  void addressOfAnotherMachineIsOneClearSentence() {
    assertThatThrownBy(() -> TestServer.started("ops { host = \"192.0.2.1\", port = 9464 }"))
        .isInstanceOf(StartFailure.class)
        .message()
        .startsWith("Cannot listen for the operator on port 9464 of 192.0.2.1: ")
        .endsWith("Choose another address with grpc-chat.ops.host or port with grpc-chat.ops.port.")
        .doesNotContain("\n");
  }

  @Test
  void unknownHostIsOneClearSentence() {
    assertThatThrownBy(() -> TestServer.started("ops { host = \"no.such.host.invalid\" }"))
        .isInstanceOf(StartFailure.class)
        .hasMessage(
            "Cannot listen for the operator on port 0 of no.such.host.invalid: no such address. Choose another with grpc-chat.ops.host.");
  }
}
