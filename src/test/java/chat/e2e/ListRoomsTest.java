package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import chat.proto.RoomInfo;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lobby. */
class ListRoomsTest {
  @Nested
  class WithDefaults {
    @RegisterExtension final TestServer server = new TestServer("");

    @Test
    void showsTheRoomsThatClientsInTheFieldKnow() {
      assertThat(server.client().rooms())
          .extracting(RoomInfo::getRoomId, RoomInfo::getCapacity, RoomInfo::getParticipantCount)
          .containsExactly(
              tuple("general", 20, 0),
              tuple("tech", 20, 0),
              tuple("gaming", 20, 0),
              tuple("random", 20, 0));
    }

    @Test
    void countsWhoComesAndGoes() {
      ChatClient alice = server.client();
      Conversation aliceInTech = alice.join("alice", "tech");
      server.client().join("bob", "tech");
      server.client().join("carol", "random");

      server.awaitCount("tech", 2);
      server.awaitCount("random", 1);
      server.awaitCount("general", 0);

      aliceInTech.leave();
      server.awaitCount("tech", 1);
    }
  }

  @Nested
  class WithConfiguredRooms {
    @RegisterExtension
    final TestServer server =
        new TestServer(
            """
            room-capacity = 7
            rooms = [
              { name = 茶馆, topic = "喝茶聊天" }
              { name = attic, capacity = 1 }
              { name = cellar, capacity = 10000, topic = "down there" }
            ]
            """);

    @Test
    void showsThemInTheirOrderWithCapacityAndTopic() {
      assertThat(server.client().rooms())
          .containsExactly(
              room("茶馆", 7, "喝茶聊天"), room("attic", 1, ""), room("cellar", 10_000, "down there"));
    }

    private static RoomInfo room(String id, int capacity, String topic) {
      return RoomInfo.newBuilder().setRoomId(id).setCapacity(capacity).setTopic(topic).build();
    }
  }
}
