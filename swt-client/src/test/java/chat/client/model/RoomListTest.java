package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Preferences.RoomOrder;
import chat.proto.RoomInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RoomListTest {
  private final SessionFixture fixture = new SessionFixture();
  private final Session session = fixture.logIn();
  private final Preferences preferences = new Preferences(new PreferencesInMemory());
  private final RoomList list = new RoomList(session, preferences);

  @BeforeEach
  void enterThree() {
    fixture
        .link()
        .list
        .answered(
            Stream.of("general", "tech", "art", "music")
                .map(id -> RoomInfo.newBuilder().setRoomId(id).build())
                .toList());
    for (String id : List.of("tech", "art", "general")) {
      session.join(id);
      fixture.room(id).enter(0, "Bob", "Ann");
    }
  }

  private Optional<RoomModel> room(String id) {
    return session.room(id);
  }

  private static Optional<String> id(Optional<RoomModel> room) {
    return room.map(RoomModel::id);
  }

  @Nested
  class Order {
    private void is(RoomOrder order, String... ids) {
      preferences.setRoomOrder(order);
      assertThat(list.rooms()).extracting(RoomModel::id).containsExactly(ids);
    }

    @Test
    void isTheServersAtFirst() {
      is(RoomOrder.SERVER, "general", "tech", "art");
    }

    @Test
    void canBeByName() {
      is(RoomOrder.NAME, "art", "general", "tech");
    }

    @Test
    void canBeByWhatWasSaidLast() {
      fixture.room("art").message(1, "Bob", "early");
      fixture.room("tech").message(2, "Bob", "late");
      is(RoomOrder.ACTIVITY, "tech", "art", "general");
    }
  }

  @Test
  void roomsThatOneIsNotInAreCounted() {
    assertThat(list.others()).isEqualTo(1);
  }

  @Nested
  class Beside {
    @Test
    void isTheNextOneAndFromTheEndTheFirst() {
      assertThat(id(list.beside(room("general"), true))).contains("tech");
      assertThat(id(list.beside(room("art"), true))).contains("general");
      assertThat(id(list.beside(room("general"), false))).contains("art");
      assertThat(id(list.beside(room("tech"), false))).contains("general");
    }

    @Test
    void noRoomIsTheFirstOrTheLast() {
      assertThat(id(list.beside(Optional.empty(), true))).contains("general");
      assertThat(id(list.beside(Optional.empty(), false))).contains("art");
    }

    @Test
    void unreadIsOnlyWhereSomethingIsUnread() {
      assertThat(list.unreadBeside(room("general"), true)).isEmpty();
      fixture.room("general").message(1, "Bob", "here too");
      fixture.room("art").message(1, "Bob", "hello");
      assertThat(id(list.unreadBeside(room("general"), true))).contains("art");
      assertThat(id(list.unreadBeside(room("art"), true))).contains("general");
      assertThat(id(list.unreadBeside(room("tech"), false))).contains("general");
    }
  }
}
