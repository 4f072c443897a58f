package chat.client.model;

import chat.proto.EnterRoom;
import chat.proto.PresenceChanged;
import chat.proto.Refusal;
import chat.proto.RoomEntered;
import chat.proto.SendMessage;
import chat.proto.SessionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** One room: what happened in it, who is there, and what its person is writing. */
public final class RoomModel extends Model {
  /** How far the person is in. */
  public enum State {
    /** Asked to come in, or to go on. */
    ENTERING,
    IN,
    /** Out, and goes in again as soon as possible. */
    OUT
  }

  private final String id;
  private final String self;
  private final Conversation conversation;
  private final People people = new People();
  private final Drafts drafts;
  private final Drafts.Place place;
  private final SentTexts sentTexts = new SentTexts();

  private Link link;
  private State state = State.OUT;
  private Optional<Problem> problem = Optional.empty();
  private boolean slowedDown;
  private int textLimit;
  private int capacity;
  private String topic = "";

  /**
   * @param onHeard is told what others say
   */
  RoomModel(Drafts.Place place, Drafts drafts, Clock clock, BiConsumer<RoomModel, Entry> onHeard) {
    this.id = place.roomId();
    this.self = place.name();
    this.place = place;
    this.drafts = drafts;
    this.conversation = new Conversation(id, self, clock, said -> onHeard.accept(this, said));
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

  /** What stands in the way of being in. */
  public Optional<Problem> problem() {
    return problem;
  }

  /** What is to be shown, own texts on their way last. */
  public List<Entry> entries() {
    return conversation.entries();
  }

  /** What there is before the entries. */
  public Earlier earlier() {
    return conversation.history().earlier();
  }

  /** Whether messages that follow the entries were let go, and are loaded on the way forward. */
  public boolean hasLater() {
    return !conversation.timeline().isComplete();
  }

  /**
   * The number of the first message that was not before the person's eyes, for as long as it
   * matters.
   */
  public OptionalLong unreadFrom() {
    return conversation.unread().from();
  }

  /** Said by others since the person last looked. */
  public int unread() {
    return conversation.unread().count();
  }

  /** How many of those name the person. */
  public int unreadMentions() {
    return conversation.unread().mentions();
  }

  /** Whether the person has this room before their eyes. */
  public boolean isWatched() {
    return conversation.unread().isWatched();
  }

  /** When something was said here last, as far as is known. */
  public Optional<Instant> lastSaid() {
    return conversation.lastSaid();
  }

  /** Whether what was said while the person was away is coming in, one after the other. */
  public boolean isCatchingUp() {
    return conversation.isReplaying();
  }

  /** Who is here, in the order of joining. */
  public List<Person> people() {
    return people.all();
  }

  public int count() {
    return people.count();
  }

  /** How many the room holds. */
  public int capacity() {
    return capacity;
  }

  public String topic() {
    return topic;
  }

  public String draft() {
    return drafts.at(place);
  }

  /** What is being written. Not told to the listeners, as it comes from the view. */
  public void setDraft(String text) {
    drafts.keep(place, text);
  }

  /** What was sent from here. */
  public SentTexts sentTexts() {
    return sentTexts;
  }

  /** The longest text in code points; 0 if there is no limit. */
  public int textLimit() {
    return textLimit;
  }

  /** How many code points the draft has too many. */
  public int excess() {
    String draft = draft();
    int length = draft.codePointCount(0, draft.length());
    return textLimit == 0 ? 0 : Math.max(0, length - textLimit);
  }

  /** Whether the person has this room before their eyes. */
  public void setWatched(boolean watched) {
    conversation.unread().setWatched(watched);
    conversation.timeline().setWatched(watched);
    changed();
  }

  /** The person knows what was said, without having looked. */
  public void markRead() {
    conversation.unread().restart();
    changed();
  }

  /** The person has seen what went wrong. */
  public void forgetProblem() {
    problem = Optional.empty();
    changed();
  }

  /** Whether the reader is at the end. */
  public void setFollowing(boolean following) {
    conversation.timeline().setFollowing(following);
    if (conversation.unread().setAtEnd(following)) {
      changed();
    }
  }

  /** Whether the draft can be sent, now or when the connection is back. */
  public boolean canSay() {
    return !draft().isBlank() && excess() == 0;
  }

  /** Sends the draft, or lets it wait for the connection. */
  public void say() {
    if (!canSay()) {
      return;
    }
    problem = Optional.empty();
    conversation.say(draft());
    setDraft("");
    changed();
  }

  /** Shows something here that nobody else sees. */
  public void tell(String words) {
    conversation.tell(words);
    changed();
  }

  /** Whether something of the person is not at the server yet. */
  public boolean hasUnsent() {
    return conversation.sending().hasUnsent();
  }

  /** Sends a failed text again. */
  public void sendAgain(String outgoingId) {
    conversation.sending().sendAgain(outgoingId);
    changed();
  }

  /** Gives up a failed text. */
  public void discard(String outgoingId) {
    conversation.sending().discard(outgoingId);
    changed();
  }

  /**
   * Whether texts of this room wait at the server, because it takes only so many from one person in
   * a time. They come by themselves, in order.
   */
  public boolean isSlowedDown() {
    return slowedDown && isUnanswered();
  }

  /** Empties the view; the others keep theirs. */
  public void clear() {
    conversation.clear();
    changed();
  }

  /** The reader comes to the oldest entry. */
  public void loadEarlier() {
    if (state == State.IN) {
      conversation.history().askEarlier().ifPresent(range -> link.fetch(range));
      changed();
    }
  }

  /** The reader comes to the newest entry, and newer ones were let go. */
  public void loadLater() {
    if (state == State.IN) {
      conversation.history().askLater().ifPresent(range -> link.fetch(range));
    }
  }

  /** What to ask for to come in, or to go on where the last link ended. */
  EnterRoom position() {
    EnterRoom.Builder enter = EnterRoom.newBuilder().setRoomId(id);
    conversation.position().ifPresent(enter::setAfter);
    return enter.build();
  }

  /**
   * {@link #position} was sent over {@code way}.
   *
   * @param limit the longest text in code points; 0 if there is no limit
   */
  void entering(Link way, int limit) {
    link = way;
    textLimit = limit;
    state = State.ENTERING;
    changed();
  }

  boolean isUnanswered() {
    return conversation.sending().isUnanswered();
  }

  void setSlowedDown(boolean slow) {
    if (slowedDown != slow) {
      slowedDown = slow;
      changed();
    }
  }

  void connectionLost() {
    state = State.OUT;
    problem = Optional.empty();
    conversation.connectionLost();
    changed();
  }

  /** Whether the person has been in the room at all. */
  boolean wasEntered() {
    return conversation.position().isPresent();
  }

  /** The server does not let the person in, now. */
  void entryRefused(Problem why) {
    state = State.OUT;
    problem = Optional.of(why);
    changed();
  }

  /**
   * Takes an event of this room. What comes before the room is entered belongs to an earlier visit.
   */
  void received(SessionEvent event) {
    if (event.hasRoomEntered()) {
      entered(event.getRoomEntered());
    } else if (state == State.IN) {
      happened(event);
    }
    // A long replay is shown when it is complete: showing its parts would take most of the time.
    if (!conversation.isReplaying() || !event.hasMessage()) {
      changed();
    }
  }

  private void happened(SessionEvent event) {
    switch (event.getEventCase()) {
      case MESSAGE -> conversation.said(event.getMessage());
      case REPLAY_ENDED -> conversation.caughtUp(event.getReplayEnded().getLastSeq(), this::send);
      case MESSAGE_STORED -> conversation.stored(event.getMessageStored());
      case HISTORY_PAGE -> conversation.loaded(event.getHistoryPage());
      case PRESENCE_CHANGED -> presence(event.getPresenceChanged());
      case ROOM_MEMBERS -> people.are(event.getRoomMembers().getMembersList());
      case REFUSAL -> refused(event.getRefusal());
      default -> {
        // A newer server tells something that this client does not know.
      }
    }
  }

  private void entered(RoomEntered room) {
    state = State.IN;
    problem = Optional.empty();
    people.are(room.getMembersList());
    capacity = room.getRoom().getCapacity();
    topic = room.getRoom().getTopic();
    conversation.entered(room);
  }

  private void send(Outgoing text) {
    SendMessage.Builder message = SendMessage.newBuilder().setRoomId(id);
    link.say(message.setClientId(text.id()).setText(text.text()).build());
  }

  private void presence(PresenceChanged change) {
    people.changed(change);
    switch (change.getPresence()) {
      case PRESENCE_ENTERED -> conversation.notice(Entry.Kind.CAME, change.getUserName());
      case PRESENCE_LEFT -> conversation.notice(Entry.Kind.WENT, change.getUserName());
      default -> {
        // Being away for a moment is shown beside the name, and is no event of the room.
      }
    }
  }

  private void refused(Refusal refusal) {
    if (!conversation.refused(refusal)) {
      problem = Optional.of(Problem.of(refusal));
    }
  }
}
