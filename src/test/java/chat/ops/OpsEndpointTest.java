package chat.ops;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.Address;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import chat.Await;
import chat.actors.Lobby;
import chat.actors.Sessions;
import chat.cluster.NodeReport;
import chat.cluster.NodeReport.OpenRoom;
import chat.cluster.Peers.Peer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpsEndpointTest {
  private static final String OPEN_METRICS =
      "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

  private final ActorTestKit testKit = ActorTestKit.create();
  private final Metrics metrics = new Metrics();
  private final AtomicInteger questions = new AtomicInteger();
  private volatile Optional<String> whyNotReady = Optional.empty();
  private final AtomicInteger drains = new AtomicInteger();
  private volatile boolean actorsAnswer = true;

  /** Of the other nodes only the second answers. */
  private final Function<Peer, Optional<NodeReport>> reports =
      peer ->
          peer.name().startsWith("node2")
              ? Optional.of(new NodeReport("", 7, 0, List.of(new OpenRoom("tech", 9))))
              : Optional.empty();

  private final Asking ops = new Asking(start().address());

  @AfterEach
  void stop() {
    testKit.shutdownTestKit();
  }

  private OpsEndpoint start() {
    ActorRef<Lobby.ListRooms> lobby = testKit.spawn(Behaviors.receiveMessage(ask -> answer(ask)));
    ActorRef<Sessions.Count> sessions =
        testKit.spawn(
            Behaviors.receiveMessage(
                ask -> {
                  ask.replyTo().tell(new Sessions.Counted(3, 2));
                  return Behaviors.same();
                }));
    Census census = new Census(testKit.system(), lobby, sessions, () -> Set.of("general"));
    Nodes nodes =
        new Nodes(
            census,
            () -> whyNotReady,
            () -> List.of(peer(1, true), peer(2, false), peer(3, false)),
            peer -> CompletableFuture.completedStage(reports.apply(peer)));
    Operated server =
        new Operated(metrics, census, nodes, () -> whyNotReady, drains::incrementAndGet);
    return Await.result(OpsEndpoint.bind(testKit.system(), "127.0.0.1", 0, server));
  }

  private static Peer peer(int number, boolean self) {
    return new Peer(new Address("akka", "chat", "node" + number, 25520), "up", true, self);
  }

  private akka.actor.typed.Behavior<Lobby.ListRooms> answer(Lobby.ListRooms ask) {
    questions.incrementAndGet();
    if (actorsAnswer) {
      ask.replyTo()
          .tell(new Lobby.RoomList(List.of(new Lobby.RoomStatus("general", 5, 20, "topic"))));
    }
    return Behaviors.same();
  }

  private static void assertAnswer(HttpResponse<String> answer, int status, String line) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(line + "\n");
  }

  @Nested
  class MetricsPage {
    @Test
    void isPrometheusTextByDefault() {
      HttpResponse<String> answer = ops.get("/metrics");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type"))
          .contains("text/plain; version=0.0.4; charset=UTF-8");
      assertThat(Scraped.of(answer.body()).value("grpc_chat_slow_downs_total")).isZero();
    }

    @Test
    void isOpenMetricsWhenAskedForIt() {
      HttpResponse<String> answer =
          ops.send(ops.request("/metrics").header("accept", OPEN_METRICS));

      assertThat(answer.headers().firstValue("content-type"))
          .contains("application/openmetrics-text; version=1.0.0; charset=UTF-8");
      assertThat(answer.body()).endsWith("# EOF\n");
    }

    @Test
    void showsWhoIsThere() {
      Scraped scraped = ops.metrics();

      assertThat(scraped.value("grpc_chat_people", "room", "general")).isEqualTo(5);
      assertThat(scraped.value("grpc_chat_room_capacity", "room", "general")).isEqualTo(20);
      assertThat(scraped.value("grpc_chat_sessions")).isEqualTo(3);
      assertThat(scraped.value("grpc_chat_visits")).isEqualTo(2);
    }

    @Test
    void leavesOutWhatTheActorsDoNotAnswer() {
      actorsAnswer = false;

      Scraped scraped = ops.metrics();

      assertThat(scraped.has("grpc_chat_people")).isFalse();
      assertThat(scraped.has("grpc_chat_refusals_total")).isTrue();
    }

    @Test
    void asksTheActorsOnceForAllWhoAskAtOnce() {
      IntStream.range(0, 8).parallel().forEach(each -> ops.get("/metrics"));

      assertThat(questions.get()).isLessThan(8);
    }
  }

  @Nested
  class Health {
    @Test
    void isAliveWhileTheActorsAnswer() {
      assertAnswer(ops.get("/health"), 200, "alive");
    }

    @Test
    void isAliveAlthoughItIsNotReady() {
      whyNotReady = Optional.of("messages cannot be stored");

      assertAnswer(ops.get("/health"), 200, "alive");
    }

    @Test
    void isNotAliveWhenTheActorsDoNotAnswer() {
      actorsAnswer = false;

      assertAnswer(ops.get("/health"), 503, "the actors do not answer");
    }
  }

  @Nested
  class Ready {
    @Test
    void saysSoOrWhyNot() {
      assertAnswer(ops.get("/ready"), 200, "ready");

      whyNotReady = Optional.of("the server is stopping");
      assertAnswer(ops.get("/ready"), 503, "the server is stopping");

      whyNotReady = Optional.empty();
      assertAnswer(ops.get("/ready"), 200, "ready");
    }

    @Test
    void doesNotDependOnTheActors() {
      actorsAnswer = false;

      assertAnswer(ops.get("/ready"), 200, "ready");
    }
  }

  @Nested
  class TheNodes {
    @Test
    void tellOfThemselvesOrDoNotAnswer() throws OpsFailure {
      whyNotReady = Optional.of("the server is stopping");

      assertThat(OpsClient.read(ops.get("/nodes").body()))
          .containsExactly(
              new NodeView(
                  "node1:25520",
                  "up",
                  true,
                  true,
                  true,
                  "the server is stopping",
                  3,
                  2,
                  List.of(new OpenRoom("general", 5))),
              new NodeView(
                  "node2:25520",
                  "up",
                  true,
                  false,
                  true,
                  "",
                  7,
                  0,
                  List.of(new OpenRoom("tech", 9))),
              new NodeView("node3:25520", "up", true, false, false, "", 0, 0, List.of()));
    }

    @Test
    void ofWhichThisOneIsHadAlone() throws OpsFailure {
      assertThat(OpsClient.read(ops.get("/node").body()))
          .extracting(NodeView::node)
          .containsExactly("node1:25520");
    }
  }

  @Nested
  class Drain {
    private HttpRequest.Builder post() {
      return ops.request("/drain").POST(BodyPublishers.noBody());
    }

    @Test
    void isDoneForTheCommand() throws OpsFailure {
      new OpsClient("127.0.0.1:" + ops.port()).drain();

      assertThat(drains).hasValue(1);
    }

    @Test
    void isRefusedWithoutTheHeader() {
      HttpResponse<String> answer = ops.send(post());

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).startsWith("DRAIN_NOT_MEANT: ");
      assertThat(drains).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"origin", "x-forwarded-for", "forwarded", "via"})
    void isRefusedToBrowsersAndProxies(String header) {
      HttpResponse<String> answer =
          ops.send(post().header(DrainGuard.HEADER, DrainGuard.COMMAND).header(header, "for=me"));

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).startsWith("DRAIN_NOT_DIRECT: ");
      assertThat(drains).hasValue(0);
    }

    @Test
    void isNothingToGet() {
      HttpResponse<String> answer = ops.get("/drain");

      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("allow")).contains("POST");
      assertThat(drains).hasValue(0);
    }
  }

  @Nested
  class AnythingElse {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/metric", "/metrics/", "/metrics/x", "/%6detric", "/ready%2f"})
    void isNotFound(String path) {
      assertThat(ops.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"POST, /metrics", "PUT, /ready", "DELETE, /health", "HEAD, /health"})
    void isNoMethodForIt(String method, String path) {
      HttpResponse<String> answer =
          ops.send(ops.request(path).method(method, BodyPublishers.noBody()));

      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("allow")).contains("GET");
    }

    @Test
    void pathThatIsTooLongIsRefused() {
      assertThat(ops.get("/" + "x".repeat(300)).statusCode()).isEqualTo(414);
    }

    @Test
    void headersThatAreTooManyOrTooLongAreRefused() {
      var many = ops.request("/ready");
      IntStream.range(0, 40).forEach(number -> many.header("x-" + number, "x"));

      assertThat(ops.send(many).statusCode()).isEqualTo(400);
      assertThat(ops.send(ops.request("/ready").header("x", "x".repeat(3_000))).statusCode())
          .isEqualTo(431);
    }
  }
}
