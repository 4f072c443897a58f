package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that lets what the person sends wait. */
class SlowDownTest {
  private final SessionFixture fixture = new SessionFixture();
  private final Session session = fixture.logIn();
  private final RoomModel general = join("general");
  private final RoomModel tech = join("tech");

  private void say(RoomModel room, String text) {
    room.setDraft(text);
    room.say();
  }

  @Test
  void isShownWhereSomethingWaitsUntilItIsConfirmed() {
    say(general, "one");
    say(general, "two");
    assertThat(general.isSlowedDown()).isFalse();
    fixture.link().slowDown("general");
    assertThat(general.isSlowedDown()).isTrue();
    assertThat(tech.isSlowedDown()).isFalse();
    fixture.room("general").echo(0, 1);
    assertThat(general.isSlowedDown()).isTrue();
    fixture.room("general").echo(1, 2);
    assertThat(general.isSlowedDown()).isFalse();
  }

  @Test
  void holdsForWhatIsSaidInOtherRoomsMeanwhile() {
    say(general, "one");
    fixture.link().slowDown("general");
    say(tech, "two");
    assertThat(tech.isSlowedDown()).isTrue();
    fixture.room("general").echo(0, 1);
    fixture.room("tech").echo(1, 1);
    assertThat(tech.isSlowedDown()).isFalse();
    say(general, "later");
    assertThat(general.isSlowedDown()).isFalse();
  }

  @Test
  void isOverWhenWhatWaitedIsRefused() {
    say(general, "one");
    fixture.link().slowDown("general");
    fixture.room("general").refuseText(0, RefusalCode.REFUSAL_CODE_NOT_STORED);
    assertThat(general.isSlowedDown()).isFalse();
  }

  @Test
  void endsWithTheConnection() {
    say(general, "one");
    fixture.link().slowDown("general");
    fixture.comeBack();
    fixture.room("general").enter(0, "Ann");
    assertThat(general.isSlowedDown()).isFalse();
  }

  @Test
  void ofSomethingThatIsNoMessageIsNotShown() {
    fixture.link().slowDown("");
    say(general, "one");
    assertThat(general.isSlowedDown()).isFalse();
  }

  @Test
  void tellsTheListeners() {
    say(general, "one");
    List<Boolean> seen = new ArrayList<>();
    general.listen(() -> seen.add(general.isSlowedDown()));
    fixture.link().slowDown("general");
    fixture.room("general").echo(0, 1);
    assertThat(seen).startsWith(true).endsWith(false);
  }

  private RoomModel join(String id) {
    session.join(id);
    fixture.room(id).enter(0, "Ann");
    return session.room(id).orElseThrow();
  }
}
