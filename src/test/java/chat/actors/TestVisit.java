package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import chat.limits.Origin;
import chat.limits.Pace;
import chat.store.StoredMessage;
import java.time.Instant;
import java.util.List;

/**
 * A visit of somebody called Ann, with the test in place of its client, lobby and room.
 *
 * <p>What the outbox takes and what it is asked for go to one probe, so that their order is seen.
 */
final class TestVisit {
  static final UserName ANN = UserName.of("Ann").orElseThrow();
  static final ConnectionId CONNECTION = new ConnectionId(0, 7);

  final TestProbe<Object> client;
  final TestProbe<Lobby.Join> lobby;
  final TestProbe<Room.Command> room;
  final ProbeOutbox<Visit.Output> outbox;
  final ActorRef<Visit.Command> ref;

  private ActorRef<Room.Event> events;

  TestVisit(ActorTestKit testKit) {
    this(testKit, Origin.UNLIMITED, Pace.of(TestSettings.PERSON));
  }

  TestVisit(ActorTestKit testKit, Origin origin, Pace pace) {
    client = testKit.createTestProbe();
    lobby = testKit.createTestProbe();
    room = testKit.createTestProbe();
    outbox = new ProbeOutbox<>(client);
    ref =
        testKit.spawn(
            Visit.create(TestSettings.SESSION, CONNECTION, origin, pace, lobby.ref(), outbox));
  }

  void sends(Visit.Input input) {
    ref.tell(new Visit.Received(input));
  }

  void says(String text) {
    sends(new Visit.Say(text, idOf(text)));
  }

  /** Asks to come in, and leaves the lobby's answer to the test. */
  Lobby.Join asksToJoin() {
    sends(new Visit.Join("ann", "general"));
    Lobby.Join join = lobby.receiveMessage();
    events = join.session();
    return join;
  }

  Room.Joined joined() {
    return new Room.Joined(
        room.ref(),
        "general",
        20,
        "topic",
        ANN,
        List.of(new Room.Person("Bob", false), new Room.Person("Ann", false)),
        0);
  }

  void isInTheRoom() {
    asksToJoin().replyTo().tell(joined());
    hears(Asked.INSTANCE, new Visit.Joined(joined()));
  }

  /** What the room passes on when Ann says something. */
  Room.Said said(String text) {
    return new Room.Said("general", List.of(message(text)));
  }

  /** What the room answers when Ann has said something. */
  Room.Confirmed confirmed(String text) {
    return new Room.Confirmed("general", idOf(text), message(text));
  }

  private static StoredMessage message(String text) {
    return new StoredMessage(1, "Ann", text, Instant.EPOCH, idOf(text));
  }

  void roomTells(Room.Event event) {
    events.tell(event);
  }

  void roomHears(String text) {
    room.expectMessage(new Room.Say(events, text, idOf(text)));
  }

  void roomIsToldOfLeaving() {
    room.expectMessage(new Room.Leave(events));
  }

  void hears(Object... answers) {
    for (Object answer : answers) {
      assertThat(client.receiveMessage()).isEqualTo(answer);
    }
  }

  /** Hears this last, and the session is over. */
  void endsWith(Object how) {
    hears(how);
    client.expectTerminated(ref);
  }

  void isRefused(RefusalReason reason, String clientId) {
    hears(Asked.INSTANCE, new Visit.Refused(reason, clientId));
  }

  /** Proves that the session still passes messages on, in both directions. */
  void goesOn() {
    says("on");
    roomHears("on");
    roomTells(confirmed("on"));
    hears(Asked.INSTANCE, new Visit.Happened(confirmed("on")));
  }

  /** An id can be printed, whatever the text is. */
  private static String idOf(String text) {
    return "id of " + text.replace('\n', ' ');
  }
}
