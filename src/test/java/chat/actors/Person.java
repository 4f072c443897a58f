package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.time.Clock;

/** Somebody with a session of its own, at the door of a room or in it. */
final class Person {
  final UserName name;
  final TestProbe<Room.Event> session;

  private final TestProbe<Room.JoinReply> reply;
  private final ActorRef<Room.Command> room;
  private final Clock clock;

  Person(String typed, ActorTestKit testKit, ActorRef<Room.Command> room, Clock clock) {
    this.name = UserName.of(typed).orElseThrow();
    this.session = testKit.createTestProbe();
    this.reply = testKit.createTestProbe();
    this.room = room;
    this.clock = clock;
  }

  void asksToComeIn() {
    room.tell(new Room.Join(name, session.ref(), reply.ref()));
  }

  Room.Joined comesIn() {
    asksToComeIn();
    return (Room.Joined) reply.receiveMessage();
  }

  void isRefused(RefusalReason reason) {
    asksToComeIn();
    assertThat(reply.receiveMessage()).isEqualTo(new Room.JoinRefused(reason));
  }

  void says(String text) {
    room.tell(new Room.Say(session.ref(), text, "id of " + text));
  }

  void leaves() {
    room.tell(new Room.Leave(session.ref()));
  }

  void isTold(Room.Event event) {
    assertThat(session.receiveMessage()).isEqualTo(event);
  }

  Room.Said said(String text) {
    return new Room.Said(session.ref(), name.shown(), text, clock.instant(), "id of " + text);
  }
}
