package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.JoinResponse;
import chat.proto.RefusalCode;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many at once. */
class CrowdTest {
  private static final List<String> ROOMS = List.of("general", "tech", "gaming", "random");
  private static final int CAPACITY = 20;

  @RegisterExtension
  final TestServer server =
      new TestServer(
          """
          rooms = [
            { name = general }, { name = tech }, { name = gaming }, { name = random }
            { name = hall, capacity = 100 }
          ]
          server.transport.max-streams-per-connection = 64
          """);

  @Test
  void oneConnectionCarriesSixtyStreamsAndStillAnswers() {
    ChatClient busy = server.client();
    List<Conversation> streams =
        IntStream.range(0, 60).mapToObj(number -> busy.join("user" + number, "hall")).toList();

    assertThat(busy.countIn("hall")).isEqualTo(60);
    streams.get(59).say("everybody there?");
    assertThat(streams.get(59).broadcast().getSenderName()).isEqualTo("user59");
  }

  @Test
  void fourRoomsFillUpEmptyAtOnceAndFillUpAgain() {
    List<ChatClient> crowd = fillAllRooms("first");
    ChatClient lateClient = server.client();
    for (String room : ROOMS) {
      Conversation late = lateClient.ask("late", room);
      JoinResponse answer = late.joinResponse();
      assertThat(answer.getSuccess()).isFalse();
      assertThat(answer.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_ROOM_FULL);
      assertThat(late.status()).isEqualTo(Status.OK);
    }

    crowd.parallelStream().forEach(ChatClient::kill);
    ROOMS.forEach(room -> server.awaitCount(room, 0));

    fillAllRooms("second");
  }

  private List<ChatClient> fillAllRooms(String crowd) {
    List<ChatClient> clients = server.clients(ROOMS.size() * CAPACITY).toList();
    List<Conversation> joining = new ArrayList<>();
    for (int number = 0; number < clients.size(); number++) {
      String room = ROOMS.get(number % ROOMS.size());
      joining.add(clients.get(number).ask(crowd + number, room));
    }
    joining.forEach(Conversation::accepted);
    ROOMS.forEach(room -> server.awaitCount(room, CAPACITY));
    return clients;
  }
}
