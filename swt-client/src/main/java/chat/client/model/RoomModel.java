package chat.client.model;

import chat.proto.BroadcastMessage;
import chat.proto.JoinResponse;
import chat.proto.Refusal;
import chat.proto.RefusalCode;
import chat.proto.ServerMessage;
import chat.proto.SessionEnded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One room: what happened in it, who is there, and what its person is writing. */
public final class RoomModel extends Model implements RoomEvents {
  /** From here on a text that is not confirmed is shown as being on its way. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  /** How far the person is in. */
  public enum State {
    JOINING,
    JOINED,
    /** Was in, is out, and goes in again as soon as possible. */
    INTERRUPTED
  }

  /** What a room asks of its session. */
  interface Owner {
    /** Joins again if there is a link; a link that comes later joins all rooms anyway. */
    void rejoin(RoomModel room);

    /** The first join was refused: the person never was in. */
    void refused(RoomModel room, Problem why);

    /** The server announced the end of the stream. */
    void ended(Problem.Ended why);
  }

  private final String id;
  private final String self;
  private final Owner owner;
  private final Timers timers;
  private final Clock clock;
  private final Backoff backoff;
  private final Timeline timeline = new Timeline();
  private final People people = new People();
  private final Writing writing = new Writing();

  private RoomStream stream;
  private State state = State.JOINING;
  private Optional<Problem> problem = Optional.empty();
  private Optional<Problem> announcedEnd = Optional.empty();
  private Runnable cancelRetry = () -> {};
  private boolean joinedBefore;
  private int capacity;
  private String topic = "";
  private boolean watched;
  private int unread;

  RoomModel(String id, String self, Owner owner, Timers timers, Clock clock, Backoff backoff) {
    this.id = id;
    this.self = self;
    this.owner = owner;
    this.timers = timers;
    this.clock = clock;
    this.backoff = backoff;
  }

  public String id() {
    return id;
  }

  /** The person's own name. */
  public String self() {
    return self;
  }

  public State state() {
    return state;
  }

  /** What stands in the way of being in, or what the server said about the last text. */
  public Optional<Problem> problem() {
    return problem;
  }

  public Timeline timeline() {
    return timeline;
  }

  /** Who is here, in the order of joining; with an old server only those who were seen. */
  public List<String> people() {
    return people.names();
  }

  public int count() {
    return people.count();
  }

  /** How many the room holds; 0 if the server did not say. */
  public int capacity() {
    return capacity;
  }

  public String topic() {
    return topic;
  }

  /** The texts that need a person's eye: late, unconfirmed or refused ones. */
  public List<Outgoing> outbox() {
    return writing.unconfirmed();
  }

  public String draft() {
    return writing.draft();
  }

  /** What is being written. Not told to the listeners, as it comes from the view. */
  public void setDraft(String text) {
    writing.setDraft(text);
  }

  /** Said by others since the person last looked. */
  public int unread() {
    return unread;
  }

  /** Whether the person has this room before their eyes. */
  public void setWatched(boolean watched) {
    this.watched = watched;
    if (watched && unread > 0) {
      unread = 0;
      changed();
    }
  }

  /** Sends the draft, if there is one and the person is in the room. */
  public void say() {
    if (state == State.JOINED) {
      writing.take().ifPresent(this::send);
    }
  }

  /** Puts an unconfirmed or refused text before the draft, to be sent again. */
  public void takeBack(String outgoingId) {
    writing.takeBack(outgoingId);
    changed();
  }

  /** Gives up an unconfirmed or refused text. */
  public void discard(String outgoingId) {
    writing.discard(outgoingId);
    changed();
  }

  /** Empties the view; the others keep theirs. */
  public void clear() {
    timeline.clear();
    changed();
  }

  void join(Link link) {
    cancelRetry.run();
    state = State.JOINING;
    announcedEnd = Optional.empty();
    stream = link.join(self, id, this);
    changed();
  }

  void leave() {
    cancelRetry.run();
    stream.leave();
  }

  /** The whole connection is gone; the session comes back with {@link #join}. */
  void connectionLost(Failure failure) {
    cancelRetry.run();
    interrupted(announcedEnd.orElse(new Problem.Failed(failure)));
  }

  @Override
  public void received(ServerMessage message) {
    switch (message.getEventCase()) {
      case JOIN_RESPONSE -> answered(message.getJoinResponse());
      case BROADCAST -> said(message.getBroadcast());
      case USER_JOINED -> {
        var event = message.getUserJoined();
        people.came(event.getUserName(), event.getCurrentCount());
        add(Entry.Kind.CAME, event.getUserName());
      }
      case USER_LEFT -> {
        var event = message.getUserLeft();
        people.went(event.getUserName(), event.getCurrentCount());
        add(Entry.Kind.WENT, event.getUserName());
      }
      case REFUSAL -> refused(message.getRefusal());
      case SESSION_ENDED -> announced(message.getSessionEnded());
      case EVENT_NOT_SET -> {
        // A newer server tells something this client does not know.
      }
    }
    changed();
  }

  @Override
  public void completed() {
    streamEnded(
        announcedEnd.orElse(
            problem.orElse(new Problem.Refused(RefusalCode.REFUSAL_CODE_UNSPECIFIED, ""))));
  }

  @Override
  public void failed(Failure failure) {
    streamEnded(announcedEnd.orElse(new Problem.Failed(failure)));
  }

  private void send(Outgoing text) {
    problem = Optional.empty();
    stream.say(text.text(), text.id());
    timers.after(SLOW, () -> markSlow(text.id()));
    changed();
  }

  private void answered(JoinResponse answer) {
    if (!answer.getSuccess()) {
      problem = Optional.of(new Problem.Refused(answer.getCode(), answer.getMessage()));
      return;
    }
    state = State.JOINED;
    problem = Optional.empty();
    backoff.reset();
    people.entered(answer, self);
    capacity = answer.getRoom().getCapacity();
    topic = answer.getRoom().getTopic();
    add(joinedBefore ? Entry.Kind.BACK : Entry.Kind.ENTERED, "");
    joinedBefore = true;
  }

  private void said(BroadcastMessage message) {
    boolean mine = message.getSenderName().equals(self);
    if (mine) {
      writing.confirmed(message.getClientId());
    } else if (!watched) {
      unread++;
    }
    timeline.add(
        new Entry(
            mine ? Entry.Kind.SAID_BY_ME : Entry.Kind.SAID_BY_OTHER,
            Instant.ofEpochSecond(message.getTimestamp()),
            message.getSenderName(),
            message.getText()));
  }

  private void refused(Refusal refusal) {
    Problem why = new Problem.Refused(refusal.getCode(), refusal.getMessage());
    if (writing.refused(refusal.getClientId(), why)) {
      problem = Optional.of(why);
    }
  }

  private void announced(SessionEnded end) {
    Problem.Ended why = new Problem.Ended(end.getCode(), end.getMessage());
    announcedEnd = Optional.of(why);
    owner.ended(why);
  }

  private void streamEnded(Problem why) {
    if (!joinedBefore) {
      owner.refused(this, why);
      return;
    }
    interrupted(why);
    cancelRetry = timers.after(backoff.next(), () -> owner.rejoin(this));
  }

  private void interrupted(Problem why) {
    if (state == State.JOINED) {
      add(Entry.Kind.INTERRUPTED, "");
    }
    state = State.INTERRUPTED;
    problem = Optional.of(why);
    writing.connectionLost();
    changed();
  }

  private void markSlow(String outgoingId) {
    if (writing.markSlow(outgoingId)) {
      changed();
    }
  }

  private void add(Entry.Kind kind, String who) {
    timeline.add(new Entry(kind, clock.instant(), who, ""));
  }
}
