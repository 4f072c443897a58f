package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.RoomInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class LobbyModelTest {
  private static final RoomInfo GENERAL =
      RoomInfo.newBuilder().setRoomId("general").setParticipantCount(3).setCapacity(20).build();

  private final SessionFixture fixture = new SessionFixture();
  private final LobbyModel lobby = fixture.logIn().lobby();

  @Test
  void asksAtOnceAndThenByItself() {
    assertThat(fixture.link().lists).isEqualTo(1);
    fixture.link().list.answered(List.of(GENERAL));
    assertThat(lobby.rooms()).containsExactly(GENERAL);
    fixture.timers.passSeconds(4);
    assertThat(fixture.link().lists).isEqualTo(2);
  }

  @Test
  void doesNotAskTwiceAtATime() {
    lobby.refresh();
    lobby.refresh();
    assertThat(fixture.link().lists).isEqualTo(1);
  }

  @Test
  void refreshTakesThePlaceOfTheNextTurn() {
    fixture.link().list.answered(List.of());
    lobby.refresh();
    assertThat(fixture.link().lists).isEqualTo(2);
    fixture.timers.passSeconds(30);
    assertThat(fixture.link().lists).isEqualTo(2);
  }

  @Test
  void keepsTheRoomsAndSaysWhyTheyAreNotCurrent() {
    fixture.link().list.answered(List.of(GENERAL));
    lobby.refresh();
    fixture.link().list.failed(Failure.NO_ANSWER);
    assertThat(lobby.rooms()).containsExactly(GENERAL);
    assertThat(lobby.problem()).contains(new Problem.Failed(Failure.NO_ANSWER));
    fixture.timers.passSeconds(4);
    fixture.link().list.answered(List.of(GENERAL));
    assertThat(lobby.problem()).isEmpty();
  }
}
