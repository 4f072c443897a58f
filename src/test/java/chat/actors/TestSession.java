package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import chat.actors.SessionInput.Enter;
import chat.limits.Pace;
import chat.store.History;
import chat.store.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * A session of somebody called Ann, with the test in place of its lobby, its room, its history, and
 * of the streams its client comes over.
 */
final class TestSession {
  static final UserName ANN = UserName.of("Ann").orElseThrow();
  static final ConnectionId CONNECTION = new ConnectionId(0, 7);
  static final Claimant CLAIMANT =
      new Claimant(
          new SessionId(0, 1), SessionKey.of("annannannannannann").orElseThrow(), ANN, CONNECTION);

  final TestProbe<Sessions.Command> registry;
  final TestProbe<Lobby.Command> lobby;
  TestProbe<Room.Command> room;
  final TestProbe<History.Command> history;
  final ActorRef<UserSession.Command> ref;

  private final ActorTestKit testKit;
  private final TestProbe<Sessions.Attached> attached;
  private ActorRef<Lobby.NameReply> names;
  private ActorRef<Room.Event> events;
  private long streams;

  TestSession(ActorTestKit testKit) {
    this(testKit, Pace.of(TestSettings.PERSON));
  }

  TestSession(ActorTestKit testKit, Pace pace) {
    this.testKit = testKit;
    registry = testKit.createTestProbe();
    lobby = testKit.createTestProbe();
    room = testKit.createTestProbe();
    history = testKit.createTestProbe();
    attached = testKit.createTestProbe();
    ref =
        testKit.spawn(
            UserSession.create(
                TestSettings.SESSION, CLAIMANT, pace, registry.ref(), lobby.ref(), history.ref()));
  }

  /** A stream of the client, and what is told over it. */
  final class Stream {
    final long number = ++streams;
    final TestProbe<Object> client = testKit.createTestProbe();
    final ProbeOutbox<SessionOutput> outbox = new ProbeOutbox<>(client);

    private Stream(Enter... rooms) {
      ref.tell(new UserSession.Attach(number, List.of(rooms), outbox, attached.ref()));
      attached.expectMessage(new Sessions.Attached(ref, number));
    }

    void sends(SessionInput input) {
      ref.tell(new UserSession.Received(number, input));
    }

    void says(String text) {
      sends(new SessionInput.Say("general", "id of " + text, text));
    }

    void closes() {
      ref.tell(new UserSession.Closed(number));
    }

    void hears(Object... expected) {
      for (Object one : expected) {
        assertThat(client.receiveMessage()).isEqualTo(one);
      }
    }

    void isRefused(RefusalReason reason, String roomId, String clientId) {
      hears(new SessionOutput.Refused(reason, roomId, clientId), Asked.INSTANCE);
    }

    /** Proves that the session still takes inputs. */
    void goesOn() {
      sends(SessionInput.HelloAgain.INSTANCE);
      isRefused(RefusalReason.HELLO_REPEATED, "", "");
    }
  }

  /** The name is the session's. */
  static final Lobby.NameClaimed CLAIMED = new Lobby.NameClaimed("Ann", Instant.ofEpochSecond(1));

  static Enter enter(String roomId) {
    return new Enter(roomId, OptionalLong.empty());
  }

  static Enter enter(String roomId, long after) {
    return new Enter(roomId, OptionalLong.of(after));
  }

  Stream comes(Enter... rooms) {
    return new Stream(rooms);
  }

  void getsTheName() {
    Lobby.ClaimName claim = lobby.expectMessageClass(Lobby.ClaimName.class);
    names = claim.replyTo();
    claim.replyTo().tell(CLAIMED);
  }

  /** The person has come back on another node. */
  void losesTheName() {
    names.tell(Lobby.NameLost.INSTANCE);
  }

  /** A stream whose hello is done with, in no room. */
  Stream isThere() {
    Stream stream = comes();
    getsTheName();
    stream.hears(new SessionOutput.Welcome("Ann", false), Asked.INSTANCE);
    return stream;
  }

  /** A stream whose session is live in the room, which is at number {@code head}. */
  Stream isInTheRoom(long head) {
    Stream stream = isThere();
    stream.sends(enter("general", head));
    lobbyLetsIn(head);
    stream.hears(new SessionOutput.Entered(joined(head), head), Asked.INSTANCE);
    roomIsFollowed(head);
    roomTells(live(head));
    stream.hears(new SessionOutput.ReplayEnded("general", head));
    return stream;
  }

  /** The lobby sends the session to the room, and the room lets it in. */
  void lobbyLetsIn(long head) {
    Lobby.Enter enter = lobby.expectMessageClass(Lobby.Enter.class);
    assertThat(enter.name()).isEqualTo(ANN);
    assertThat(enter.roomId()).isEqualTo("general");
    events = enter.session();
    enter.replyTo().tell(joined(head));
  }

  /** The session asks for the room that it was in, which is another actor now. */
  void roomIsOpenedAgain(long head) {
    Lobby.Enter enter = lobby.expectMessageClass(Lobby.Enter.class);
    assertThat(enter.again()).isTrue();
    room = testKit.createTestProbe();
    enter.replyTo().tell(joined(head));
  }

  /** The session asks the room it has a place in, and the room lets it in. */
  void roomLetsIn(long head) {
    room.expectMessageClass(Room.Join.class).replyTo().tell(joined(head));
  }

  Room.Joined joined(long head) {
    List<Room.Person> people = List.of(new Room.Person("Ann", false));
    return new Room.Joined(room.ref(), "general", 20, "topic", ANN, people, head);
  }

  void roomIsFollowed(long after) {
    room.expectMessage(new Room.Follow(events, after));
  }

  void roomHears(String text) {
    room.expectMessage(new Room.Say(events, text, "id of " + text));
  }

  void roomIsLeft() {
    room.expectMessage(new Room.Leave(events));
  }

  void roomSeesItGoAway() {
    room.expectMessage(new Room.GoAway(events));
  }

  void roomTells(Room.Event event) {
    events.tell(event);
  }

  /** The room has nothing but {@code missed} after a number. */
  static Room.Live live(long after, StoredMessage... missed) {
    return new Room.Live("general", after, List.of(missed));
  }

  static StoredMessage message(long seq) {
    return new StoredMessage(seq, "Bob", "message " + seq, Instant.EPOCH, "id " + seq);
  }

  static List<StoredMessage> messages(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(TestSession::message).toList();
  }

  static Room.Said said(long seq) {
    return new Room.Said("general", List.of(message(seq)));
  }

  static SessionOutput happened(long seq) {
    return new SessionOutput.Happened(said(seq));
  }

  static SessionOutput replayed(long first, long last) {
    return new SessionOutput.Replayed("general", messages(first, last));
  }

  /** The history is asked for a page of a replay, and has it. */
  void historyHas(long after, long before, List<StoredMessage> page) {
    historyIsRead(after, before, Feed.PAGE, History.End.OLDEST)
        .tell(new History.Page("general", page, false));
  }

  ActorRef<History.Reply> historyIsRead(long after, long before, int limit, History.End end) {
    History.Read read = history.expectMessageClass(History.Read.class);
    assertThat(read)
        .isEqualTo(new History.Read("general", after, before, limit, end, read.replyTo()));
    return read.replyTo();
  }
}
