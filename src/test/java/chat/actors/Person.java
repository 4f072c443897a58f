package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import chat.store.StoredMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Somebody with a session of its own, at the door of a room or in it. */
final class Person {
  final UserName name;
  final TestProbe<Room.Event> session;

  private final TestProbe<Room.JoinReply> reply;
  private final ActorRef<Room.Command> room;
  private final Clock clock;
  private Instant since = Instant.EPOCH;

  Person(String typed, ActorTestKit testKit, ActorRef<Room.Command> room, Clock clock) {
    this.name = UserName.of(typed).orElseThrow();
    this.session = testKit.createTestProbe();
    this.reply = testKit.createTestProbe();
    this.room = room;
    this.clock = clock;
  }

  void asksToComeIn() {
    asksToComeIn(true);
  }

  private void asksToComeIn(boolean live) {
    room.tell(join(live, false));
  }

  private Room.Join join(boolean live, boolean again) {
    return new Room.Join(name, since, session.ref(), live, again, reply.ref());
  }

  /** Has had the name only since then; others since long ago. */
  Person since(Instant instant) {
    since = instant;
    return this;
  }

  Room.Joined comesIn() {
    asksToComeIn();
    return (Room.Joined) reply.receiveMessage();
  }

  /** Comes in, or back, without being told what is said as yet. */
  Room.Joined comesInQuietly() {
    asksToComeIn(false);
    return (Room.Joined) reply.receiveMessage();
  }

  /** Comes into the room, which has been opened anew. */
  Room.Joined comesBack() {
    room.tell(join(false, true));
    return (Room.Joined) reply.receiveMessage();
  }

  void isRefused(RefusalReason reason) {
    asksToComeIn();
    assertThat(reply.receiveMessage()).isEqualTo(new Room.JoinRefused("general", reason));
  }

  void follows(long after) {
    room.tell(new Room.Follow(session.ref(), after));
  }

  void goesAway() {
    room.tell(new Room.GoAway(session.ref()));
  }

  void says(String text) {
    says(text, "id of " + text);
  }

  void says(String text, String clientId) {
    room.tell(new Room.Say(session.ref(), text, clientId));
  }

  void leaves() {
    room.tell(new Room.Leave(session.ref()));
  }

  void isTold(Room.Event event) {
    assertThat(session.receiveMessage()).isEqualTo(event);
  }

  void isRefused(String text, RefusalReason reason) {
    isTold(new Room.SayRefused("general", "id of " + text, reason));
  }

  /** What this person said, as number {@code seq} of the room. */
  StoredMessage message(long seq, String text) {
    return new StoredMessage(seq, name.shown(), text, clock.instant(), "id of " + text);
  }

  Room.Said said(long seq, String text) {
    return new Room.Said("general", List.of(message(seq, text)));
  }

  Room.Confirmed confirmed(long seq, String text) {
    return new Room.Confirmed("general", "id of " + text, message(seq, text));
  }
}
