package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.JumpModel.Kind;
import chat.client.model.JumpModel.Target;
import chat.proto.RoomInfo;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JumpModelTest {
  private final SessionFixture fixture = new SessionFixture();
  private final Session session = fixture.logIn();
  private final OpenRooms open = new OpenRooms(session, new PreferencesInMemory());
  private final JumpModel jump = new JumpModel(session, open);

  @BeforeEach
  void enterTwo() {
    fixture
        .link()
        .list
        .answered(
            Stream.of("general", "tech", "产品开发")
                .map(id -> RoomInfo.newBuilder().setRoomId(id).build())
                .toList());
    enter("general", "Bob", "Ann");
    enter("tech", "李雷", "Bob", "Ann");
  }

  private void enter(String id, String... people) {
    open.show(id);
    fixture.room(id).enter(0, people);
  }

  @Test
  void withoutLettersTheRoomBeforeComesFirstAndTheOneLookedAtAfterTheOthers() {
    assertThat(jump.find(""))
        .containsExactly(
            new Target(Kind.ROOM, "general", "general"),
            new Target(Kind.ROOM, "tech", "tech"),
            new Target(Kind.OTHER_ROOM, "产品开发", "产品开发"),
            new Target(Kind.PERSON, "Bob", "tech"),
            new Target(Kind.PERSON, "李雷", "tech"));
  }

  @Test
  void aPersonIsFoundInTheRoomLookedAtLast() {
    open.show("general");
    assertThat(jump.find("bob")).containsExactly(new Target(Kind.PERSON, "Bob", "general"));
  }

  @Test
  void chineseIsFoundByItsCharacters() {
    assertThat(jump.find("产发")).extracting(Target::name).containsExactly("产品开发");
    assertThat(jump.find("雷")).extracting(Target::name).containsExactly("李雷");
  }

  @Test
  void theBestFitComesFirst() {
    assertThat(jump.find("e")).extracting(Target::name).containsExactly("general", "tech");
  }

  @Test
  void nothingFitsOtherLetters() {
    assertThat(jump.find("zzz")).isEmpty();
  }
}
