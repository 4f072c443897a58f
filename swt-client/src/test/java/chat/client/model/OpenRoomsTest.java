package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.EnterRoom;
import chat.proto.RefusalCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OpenRoomsTest {
  private final PreferencesInMemory store = new PreferencesInMemory();
  private final SessionFixture fixture = new SessionFixture();
  private final Session session = fixture.logIn();
  private final OpenRooms open = new OpenRooms(session, store);

  private void enter(String id) {
    open.show(id);
    fixture.room(id).enter(0, "Ann");
  }

  private String shown() {
    return open.shown().map(RoomModel::id).orElse("all rooms");
  }

  /** What the next login finds open. */
  private OpenRooms nextLogin(SessionFixture next) {
    return new OpenRooms(next.logIn(), store);
  }

  @Nested
  class AtFirst {
    @Test
    void allRoomsAreListed() {
      assertThat(shown()).isEqualTo("all rooms");
    }
  }

  @Nested
  class ARoomThatIsJoined {
    @Test
    void isLookedAt() {
      enter("general");
      enter("tech");
      assertThat(shown()).isEqualTo("tech");
      assertThat(open.recent()).containsExactly("tech", "general");
    }

    @Test
    void byOtherMeansIsLookedAtToo() {
      session.join("general");
      assertThat(shown()).isEqualTo("general");
    }

    @Test
    void andRefusesLeadsBackToWhereThePersonWas() {
      enter("general");
      open.show("tech");
      fixture.room("tech").refuse(RefusalCode.REFUSAL_CODE_ROOM_FULL, "");
      assertThat(shown()).isEqualTo("general");
    }

    @Test
    void againAfterItWasLeftIsLookedAtAnew() {
      enter("general");
      RoomModel first = open.shown().orElseThrow();
      session.leave(first);
      enter("general");
      assertThat(open.shown()).get().isNotSameAs(first);
    }
  }

  @Nested
  class ARoomThatIsLeft {
    @Test
    void leadsToTheOneLookedAtBefore() {
      enter("general");
      enter("tech");
      enter("random");
      open.show("general");
      session.leave(open.shown().orElseThrow());
      assertThat(shown()).isEqualTo("random");
    }

    @Test
    void asTheLastOneLeadsToAllRooms() {
      enter("general");
      session.leave(open.shown().orElseThrow());
      assertThat(shown()).isEqualTo("all rooms");
    }

    @Test
    void whileAnotherIsLookedAtChangesNothingThere() {
      enter("general");
      enter("tech");
      session.leave(session.room("general").orElseThrow());
      assertThat(shown()).isEqualTo("tech");
      assertThat(open.recent()).containsExactly("tech");
    }
  }

  @Nested
  class TheListOfAllRooms {
    @Test
    void leadsBackToTheRoomBefore() {
      enter("general");
      enter("tech");
      open.browse();
      assertThat(shown()).isEqualTo("all rooms");
      open.goBack();
      assertThat(shown()).isEqualTo("tech");
    }
  }

  @Nested
  class TheNextLogin {
    private final SessionFixture next = new SessionFixture();

    @Test
    void findsTheRoomsOpenAndTheSameOneLookedAt() {
      enter("general");
      enter("a,b%2C");
      open.show("general");
      OpenRooms again = nextLogin(next);
      assertThat(next.link().entered)
          .extracting(EnterRoom::getRoomId)
          .containsExactly("general", "a,b%2C");
      assertThat(again.shown().map(RoomModel::id)).contains("general");
    }

    @Test
    void findsNothingOpenThatWasLeft() {
      enter("general");
      session.leave(open.shown().orElseThrow());
      nextLogin(next);
      assertThat(next.link().entered).isEmpty();
    }

    @Test
    void forgetsARoomThatIsGone() {
      enter("general");
      enter("tech");
      OpenRooms again = nextLogin(next);
      next.room("tech").refuse(RefusalCode.REFUSAL_CODE_ROOM_UNKNOWN, "");
      assertThat(again.shown().map(RoomModel::id)).contains("general");
      SessionFixture third = new SessionFixture();
      nextLogin(third);
      assertThat(third.link().entered).extracting(EnterRoom::getRoomId).containsExactly("general");
    }
  }

  @Nested
  class ALostConnection {
    @Test
    void changesNothing() {
      enter("general");
      enter("tech");
      open.show("general");
      fixture.comeBack();
      assertThat(shown()).isEqualTo("general");
      assertThat(open.recent()).containsExactly("general", "tech");
    }
  }
}
