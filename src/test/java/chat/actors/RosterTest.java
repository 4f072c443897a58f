package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.TestInbox;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RosterTest {
  private static final Instant NOW = Instant.EPOCH;

  private final Roster roster = new Roster(2);
  private final TestInbox<Room.Event> ann = TestInbox.create("ann");
  private final TestInbox<Room.Event> bob = TestInbox.create("bob");
  private final TestInbox<Room.Event> cid = TestInbox.create("cid");

  private static UserName name(String typed) {
    return UserName.of(typed).orElseThrow();
  }

  private void annAndBobComeIn() {
    roster.add(ann.getRef(), name("Ann"), NOW);
    roster.add(bob.getRef(), name("Bob"), NOW.plusSeconds(1));
  }

  @Test
  void startsEmpty() {
    assertThat(roster.size()).isZero();
    assertThat(roster.isFull()).isFalse();
    assertThat(roster.names()).isEmpty();
  }

  @Test
  void keepsTheOrderOfJoining() {
    annAndBobComeIn();
    assertThat(roster.names()).containsExactly("Ann", "Bob");
  }

  @Test
  void isFullAtItsCapacityAndTakesNobodyMore() {
    annAndBobComeIn();

    assertThat(roster.isFull()).isTrue();
    assertThatThrownBy(() -> roster.add(cid.getRef(), name("Cid"), NOW))
        .isInstanceOf(IllegalStateException.class);
    assertThat(roster.size()).isEqualTo(2);
  }

  @Test
  void hasANameInAnyCase() {
    annAndBobComeIn();

    assertThat(roster.has(name("ANN"))).isTrue();
    assertThat(roster.has(name("Cid"))).isFalse();
  }

  @Test
  void findsWhoASessionIs() {
    annAndBobComeIn();

    assertThat(roster.find(bob.getRef()))
        .contains(new Roster.Member(name("Bob"), NOW.plusSeconds(1)));
    assertThat(roster.find(cid.getRef())).isEmpty();
  }

  @Test
  void removesOnce() {
    annAndBobComeIn();

    assertThat(roster.remove(ann.getRef())).contains(new Roster.Member(name("Ann"), NOW));
    assertThat(roster.remove(ann.getRef())).isEmpty();
    assertThat(roster.names()).containsExactly("Bob");
    assertThat(roster.isFull()).isFalse();
  }

  @Test
  void tellsEverybody() {
    annAndBobComeIn();
    Room.Event event = new Room.Left("Cid", 2);

    roster.tellAll(event);

    assertThat(ann.getAllReceived()).containsExactly(event);
    assertThat(bob.getAllReceived()).containsExactly(event);
  }

  @Test
  void namesDoNotChangeAfterwards() {
    annAndBobComeIn();
    var before = roster.names();

    roster.remove(ann.getRef());

    assertThat(before).containsExactly("Ann", "Bob");
  }
}
