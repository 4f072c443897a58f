package chat.ops;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import chat.Await;
import chat.actors.Lobby;
import chat.actors.Sessions;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
  private volatile boolean actorsAnswer = true;
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
    Census census = new Census(testKit.system(), lobby, sessions);
    return Await.result(
        OpsEndpoint.bind(testKit.system(), "127.0.0.1", 0, metrics, census, () -> whyNotReady));
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
