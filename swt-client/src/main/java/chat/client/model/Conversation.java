package chat.client.model;

import chat.proto.HistoryPage;
import chat.proto.MessageStored;
import chat.proto.Refusal;
import chat.proto.RoomEntered;
import chat.proto.RoomMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What is said in one room: the run of messages that is loaded, the line above which everything is
 * read, and the own texts on their way.
 */
final class Conversation {
  private final String self;
  private final Clock clock;
  private final Timeline timeline = new Timeline();
  private final History history;
  private final Unread unread = new Unread();
  private final Sending sending = new Sending();
  private final Mentions mentions;
  private final Consumer<Entry> onHeard;
  private Optional<Instant> lastSaid = Optional.empty();
  private boolean begun;
  private boolean replaying;

  /**
   * @param onHeard is told what others say while the person is in the room, and what they said
   *     since it last was
   */
  Conversation(String roomId, String self, Clock clock, Consumer<Entry> onHeard) {
    this.self = self;
    this.mentions = new Mentions(self);
    this.onHeard = onHeard;
    this.clock = clock;
    this.history = new History(roomId, timeline);
  }

  /** What is to be shown, own texts on their way last. */
  List<Entry> entries() {
    Stream<Entry> outgoing = sending.texts().stream().map(text -> Entry.outgoing(text, self));
    return Stream.concat(timeline.entries().stream(), outgoing).toList();
  }

  Timeline timeline() {
    return timeline;
  }

  History history() {
    return history;
  }

  Unread unread() {
    return unread;
  }

  Sending sending() {
    return sending;
  }

  /** When something was said here last, as far as is known. */
  Optional<Instant> lastSaid() {
    return lastSaid;
  }

  /** The number of the last message seen; empty until the first replay was complete. */
  OptionalLong position() {
    return begun ? OptionalLong.of(timeline.newest()) : OptionalLong.empty();
  }

  /** Whether messages come in a run that ends with {@link #caughtUp}. */
  boolean isReplaying() {
    return replaying;
  }

  /** Who says something is at the end, and has read what is there. */
  void say(String text) {
    goToEnd();
    unread.answered();
    sending.add(text, clock.instant());
  }

  /** Who asked for something wants to see it. */
  void tell(String words) {
    goToEnd();
    timeline.notice(Entry.told(clock.instant(), words));
  }

  private void goToEnd() {
    if (!timeline.isComplete()) {
      timeline.restart(timeline.newest());
    }
  }

  void clear() {
    timeline.restart(timeline.newest());
    history.clear();
    unread.restart();
  }

  void entered(RoomEntered room) {
    replaying = true;
    boolean forgotten = room.getLastSeq() < timeline.newest();
    if (!begun || forgotten) {
      timeline.restart(room.getReplayAfter());
      history.restart();
      unread.restart();
    } else {
      unread.cameBack();
    }
  }

  /** The replay is over: what waits goes {@code out}. */
  void caughtUp(long lastSeq, Consumer<Outgoing> out) {
    skipTo(lastSeq);
    replaying = false;
    unread.caughtUp();
    if (!begun) {
      notice(Entry.Kind.ENTERED, "");
    }
    begun = true;
    sending.open(out);
  }

  void connectionLost() {
    replaying = false;
    history.connectionLost();
    sending.close();
  }

  void said(RoomMessage message) {
    boolean mine = message.getSenderName().equals(self);
    if (mine) {
      sending.shown(message.getClientId());
    }
    skipTo(message.getSeq() - 1);
    Entry entry = entry(message);
    boolean isNew = timeline.add(entry);
    if (isNew) {
      lastSaid = Optional.of(entry.at());
    }
    if (isNew && !mine && begun) {
      unread.said(entry.seq(), mentions.areIn(entry.text()));
      onHeard.accept(entry);
    }
  }

  void stored(MessageStored stored) {
    if (stored.getSeq() <= timeline.newest()) {
      sending.shown(stored.getClientId());
    } else {
      sending.stored(stored.getClientId());
    }
  }

  void loaded(HistoryPage page) {
    history.answered(page.getMessagesList().stream().map(this::entry).toList(), page.getMore());
  }

  /**
   * @return whether the refusal was about something said or loaded here
   */
  boolean refused(Refusal refusal) {
    return sending.refused(refusal.getClientId(), Problem.of(refusal)) || history.refused();
  }

  void notice(Entry.Kind kind, String who) {
    timeline.notice(Entry.notice(kind, clock.instant(), who));
  }

  /** Numbers that are passed over belong to messages that are kept no more. */
  private void skipTo(long seq) {
    if (seq <= timeline.newest()) {
      return;
    }
    if (begun) {
      timeline.skip(seq, Entry.notice(Entry.Kind.MISSED, clock.instant(), ""));
    } else {
      timeline.restart(seq);
    }
  }

  private Entry entry(RoomMessage message) {
    return Entry.said(
        message.getSenderName().equals(self),
        Instant.ofEpochMilli(message.getSentAtMillis()),
        message.getSenderName(),
        message.getText(),
        message.getSeq());
  }
}
