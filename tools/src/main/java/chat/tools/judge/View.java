package chat.tools.judge;

import chat.proto.ReplayEnded;
import chat.proto.RoomEntered;
import chat.proto.RoomMessage;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** What one bot was shown of one room, through all its streams. For one thread. */
public final class View {
  /** A greater jump is wrong in itself, and its numbers are not remembered one by one. */
  private static final int LARGEST_GAP = 100_000;

  private static final long NEVER_ENTERED = -1;

  private final String who;
  private final RoomRecord room;
  private final Violations violations;
  private final SortedSet<Long> missing = new TreeSet<>();
  private long first = NEVER_ENTERED;
  private long last = NEVER_ENTERED;
  private long newestAtEntry;
  private boolean inRoom;
  private boolean replaying;

  public View(String who, RoomRecord room, Violations violations) {
    this.who = who;
    this.room = room;
    this.violations = violations;
  }

  public RoomRecord room() {
    return room;
  }

  /** The number to come back with; empty before the first entry. */
  public OptionalLong last() {
    return last == NEVER_ENTERED ? OptionalLong.empty() : OptionalLong.of(last);
  }

  /** The server answered hello or enter_room. */
  public void entered(RoomEntered entered) {
    inRoom = true;
    replaying = true;
    newestAtEntry = entered.getLastSeq();
    long after = entered.getReplayAfter();
    if (last == NEVER_ENTERED) {
      first = after;
    } else if (newestAtEntry < last) {
      violations.add(
          Figure.LOST,
          last - newestAtEntry,
          "%s came back to %s having seen number %d, but the newest is %d",
          who,
          room.name(),
          last,
          newestAtEntry);
    } else if (after > last) {
      missed(after);
    } else if (after < last) {
      disagree("asked for what follows number %d, but the replay follows %d", last, after);
      return;
    }
    last = after;
  }

  /** The server showed a message, replayed or live. */
  public void shown(RoomMessage message) {
    if (!inRoom) {
      disagree("was shown number %d without being in the room", message.getSeq());
    }
    if (!room.shown(who, message)) {
      return;
    }
    long number = message.getSeq();
    if (number > last) {
      missed(number - 1);
      last = number;
    } else if (missing.remove(number)) {
      violations.add(
          Figure.REORDERED,
          "%s was shown number %d of %s after %d",
          who,
          number,
          room.name(),
          last);
    } else if (number <= first) {
      disagree("was shown number %d, but the replay followed %d", number, first);
    } else {
      violations.add(
          Figure.DUPLICATED, "%s was shown number %d of %s twice", who, number, room.name());
    }
  }

  /** The server says that what follows happens now. */
  public void replayEnded(ReplayEnded ended) {
    if (!replaying) {
      disagree(
          "was told that a replay ended with %d, but there was none: %s, last shown number %d",
          ended.getLastSeq(), inRoom ? "it sees the room live" : "it has not entered", last);
    }
    replaying = false;
    if (ended.getLastSeq() != last) {
      disagree("was told that the replay ended with %d, but it was %d", ended.getLastSeq(), last);
    }
    if (last < newestAtEntry) {
      disagree("was replayed up to %d only; at entry the newest was %d", last, newestAtEntry);
    }
  }

  /** The stream ended, in whatever way. */
  public void left() {
    inRoom = false;
    replaying = false;
  }

  /** Whether the bot is in the room and sees it live. */
  public boolean live() {
    return inRoom && !replaying;
  }

  /** Whether the bot was shown everything that anybody was told of. */
  public boolean upToDate() {
    return live() && last >= room.newest();
  }

  /** At the very end: what is still missing will never come. */
  void judge() {
    if (live()) {
      missed(room.newest());
    }
    for (long number : missing) {
      if (room.claim(number).isPresent()) {
        violations.add(Figure.LOST, "%s was never shown number %d of %s", who, number, room.name());
      }
    }
  }

  private void missed(long upTo) {
    if (upTo - last > LARGEST_GAP) {
      disagree("was shown nothing from %d to %d", last + 1, upTo);
      return;
    }
    for (long number = last + 1; number <= upTo; number++) {
      missing.add(number);
    }
  }

  private void disagree(String detail, Object... values) {
    violations.add(Figure.DISAGREEMENT, "%s in %s %s", who, room.name(), detail.formatted(values));
  }
}
