package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chat.actors.LookAlikesTest;
import chat.proto.CheckUsernameResponse;
import chat.proto.JoinResponse;
import chat.proto.RefusalCode;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many who want the same thing at the same moment. */
class RaceTest {
  private static final int CAPACITY = 3;

  /** Who gets what is the question here, and not how long a busy machine takes to say so. */
  @RegisterExtension
  final TestServer server =
      new TestServer(
          "session.ask-timeout = 30s, rooms = [{ name = small, capacity = %d }]"
              .formatted(CAPACITY));

  @Test
  void oneOfAThousandConnectionsGetsAName() throws Exception {
    oneGets(Collections.nCopies(1_000, "wanted"));
  }

  @Test
  void oneOfAThousandConnectionsGetsANameThatAllWriteDifferently() throws Exception {
    oneGets(LookAlikesTest.manyOfOneName(1_000));
  }

  private void oneGets(List<String> wanted) throws Exception {
    List<ChatClient> clients = connected(wanted.size());

    List<CheckUsernameResponse> answers =
        all(
            IntStream.range(0, wanted.size())
                .mapToObj(number -> clients.get(number).checkLater(wanted.get(number)))
                .toList());

    assertThat(answers.stream().filter(CheckUsernameResponse::getAvailable)).hasSize(1);
    assertThat(answers.stream().map(CheckUsernameResponse::getCode))
        .filteredOn(code -> code == RefusalCode.REFUSAL_CODE_NAME_TAKEN)
        .hasSize(wanted.size() - 1);
  }

  @Test
  void oneOfFiftyConnectionsThatAskTwentyTimesEachGetsAName() throws Exception {
    List<ChatClient> clients = connected(50);

    List<List<ListenableFuture<CheckUsernameResponse>>> asked =
        clients.stream()
            .map(
                client ->
                    IntStream.range(0, 20).mapToObj(i -> client.checkLater("wanted")).toList())
            .toList();

    int winners = 0;
    for (List<ListenableFuture<CheckUsernameResponse>> ofOne : asked) {
      List<Boolean> available =
          all(ofOne).stream().map(CheckUsernameResponse::getAvailable).distinct().toList();
      assertThat(available).as("all answers to one connection").hasSize(1);
      winners += available.get(0) ? 1 : 0;
    }
    assertThat(winners).isEqualTo(1);
  }

  @Test
  void roomNeverHoldsMoreThanItsCapacity() throws Exception {
    List<ChatClient> racers = connected(CAPACITY + 1);
    for (int round = 0; round < 1_000; round++) {
      race(racers);
    }
    server.awaitCount("small", 0);
  }

  private static void race(List<ChatClient> racers) {
    List<Conversation> asking =
        IntStream.range(0, racers.size())
            .mapToObj(number -> racers.get(number).ask("racer" + number, "small"))
            .toList();
    Map<Conversation, JoinResponse> answers =
        asking.stream().collect(Collectors.toMap(c -> c, Conversation::joinResponse));

    assertThat(answers.values())
        .filteredOn(JoinResponse::getSuccess)
        .extracting(answer -> answer.getRoom().getParticipantCount())
        .containsExactlyInAnyOrder(1, 2, 3);
    assertThat(answers.values())
        .filteredOn(answer -> !answer.getSuccess())
        .extracting(JoinResponse::getCode)
        .containsExactly(RefusalCode.REFUSAL_CODE_ROOM_FULL);

    asking.stream().filter(c -> answers.get(c).getSuccess()).forEach(Conversation::halfClose);
    asking.forEach(Conversation::status);
  }

  /** Clients whose connections are there, so that a race is not decided by connecting. */
  private List<ChatClient> connected(int count) throws Exception {
    List<ChatClient> clients = server.clients(count).toList();
    all(
        IntStream.range(0, count)
            .mapToObj(number -> clients.get(number).checkLater("user" + number))
            .toList());
    return clients;
  }

  private static <T> List<T> all(List<ListenableFuture<T>> futures) throws Exception {
    return Futures.allAsList(futures).get(60, TimeUnit.SECONDS);
  }
}
