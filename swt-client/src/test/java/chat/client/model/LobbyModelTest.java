package chat.client.model;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.RoomInfo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "'', general 产品开发",
    "gnl, general",
    "TALK, general",
    "产发, 产品开发",
    "计划, 产品开发",
    "nowhere, ''"
  })
  void searchesNamesAndTopics(String typed, String found) {
    RoomInfo other = RoomInfo.newBuilder().setRoomId("产品开发").setTopic("计划与进度").build();
    RoomInfo talk = GENERAL.toBuilder().setTopic("Small talk").build();
    fixture.link().list.answered(List.of(talk, other));
    assertThat(lobby.search(typed).stream().map(RoomInfo::getRoomId).collect(joining(" ")))
        .isEqualTo(found);
  }
}
