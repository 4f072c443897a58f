package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.TestInbox;
import chat.actors.Roster.Attention;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RosterTest {
  private static final Instant NOW = Instant.EPOCH;

  private final Roster roster = new Roster(2, Mail.HERE);
  private final TestInbox<Room.Event> ann = TestInbox.create("ann");
  private final TestInbox<Room.Event> bob = TestInbox.create("bob");
  private final TestInbox<Room.Event> cid = TestInbox.create("cid");

  private static UserName name(String typed) {
    return UserName.of(typed).orElseThrow();
  }

  private static Roster.Member member(String name, Instant since) {
    return new Roster.Member(name(name), NOW, since, Attention.LIVE);
  }

  private List<String> names() {
    return roster.people().stream().map(Room.Person::name).toList();
  }

  private void annAndBobComeIn() {
    roster.add(ann.getRef(), member("Ann", NOW));
    roster.add(bob.getRef(), member("Bob", NOW.plusSeconds(1)));
  }

  @Test
  void startsEmpty() {
    assertThat(roster.size()).isZero();
    assertThat(roster.isFull()).isFalse();
    assertThat(names()).isEmpty();
  }

  @Test
  void keepsTheOrderOfJoining() {
    annAndBobComeIn();
    assertThat(names()).containsExactly("Ann", "Bob");
  }

  @Test
  void isFullAtItsCapacityAndTakesNobodyMore() {
    annAndBobComeIn();

    assertThat(roster.isFull()).isTrue();
    assertThatThrownBy(() -> roster.add(cid.getRef(), member("Cid", NOW)))
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
  void hasALookAlike() {
    roster.add(ann.getRef(), member("user1", NOW));

    assertThat(roster.has(name("userl"))).isTrue();
    assertThat(roster.has(name("user2"))).isFalse();
  }

  @Test
  void findsWhoASessionIs() {
    annAndBobComeIn();

    assertThat(roster.find(bob.getRef())).contains(member("Bob", NOW.plusSeconds(1)));
    assertThat(roster.find(cid.getRef())).isEmpty();
  }

  @Test
  void removesOnce() {
    annAndBobComeIn();

    assertThat(roster.remove(ann.getRef())).contains(member("Ann", NOW));
    assertThat(roster.remove(ann.getRef())).isEmpty();
    assertThat(names()).containsExactly("Bob");
    assertThat(roster.isFull()).isFalse();
  }

  @Test
  void tellsTheOthersWhoAreThere() {
    annAndBobComeIn();
    Room.Event event = new Room.Left("general", "Cid", 2);

    roster.tellOthers(ann.getRef(), event);

    assertThat(ann.getAllReceived()).isEmpty();
    assertThat(bob.getAllReceived()).containsExactly(event);
  }

  @Test
  void tellsNothingToWhoIsAway() {
    annAndBobComeIn();
    roster.set(bob.getRef(), Attention.AWAY);

    roster.tellOthers(cid.getRef(), new Room.Left("general", "Cid", 2));
    roster.tellLive(new Room.Left("general", "Cid", 2));

    assertThat(ann.getAllReceived()).hasSize(2);
    assertThat(bob.getAllReceived()).isEmpty();
    assertThat(roster.people())
        .containsExactly(new Room.Person("Ann", false), new Room.Person("Bob", true));
  }

  @Test
  void tellsWhoIsCatchingUpOnlyOfTheOthers() {
    annAndBobComeIn();
    roster.set(bob.getRef(), Attention.CATCHING_UP);
    Room.Event event = new Room.Entered("general", "Cid", 2);

    roster.tellLive(new Room.Skipped("general"));
    roster.tellOthers(cid.getRef(), event);

    assertThat(bob.getAllReceived()).containsExactly(event);
  }

  @Test
  void peopleDoNotChangeAfterwards() {
    annAndBobComeIn();
    var before = roster.people();

    roster.remove(ann.getRef());

    assertThat(before)
        .containsExactly(new Room.Person("Ann", false), new Room.Person("Bob", false));
  }
}
