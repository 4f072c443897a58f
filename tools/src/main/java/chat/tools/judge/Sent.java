package chat.tools.judge;

import chat.proto.MessageStored;
import chat.proto.RefusalCode;
import java.util.Optional;

/** A message of a bot, and what the server said of it. For one thread. */
public final class Sent {
  private static final long UNCONFIRMED = 0;

  private final MessageKey key;
  private final RoomRecord room;
  private final long writtenAtNanos;
  private final Violations violations;
  private long number = UNCONFIRMED;
  private long sentAtMillis;
  private RefusalCode refusal;

  /**
   * @param writtenAtNanos when the bot wrote it, as {@link System#nanoTime()} tells
   */
  public Sent(MessageKey key, RoomRecord room, long writtenAtNanos, Violations violations) {
    this.key = key;
    this.room = room;
    this.writtenAtNanos = writtenAtNanos;
    this.violations = violations;
  }

  public MessageKey key() {
    return key;
  }

  public RoomRecord room() {
    return room;
  }

  public long writtenAtNanos() {
    return writtenAtNanos;
  }

  public boolean confirmed() {
    return number != UNCONFIRMED;
  }

  /** The server says that it is stored, perhaps once more. */
  public void stored(MessageStored answer) {
    if (!answer.getRoomId().equals(room.name())) {
      violations.add(
          Figure.DISAGREEMENT,
          "%s went to %s, but is confirmed in %s",
          key,
          room.name(),
          answer.getRoomId());
    } else if (!confirmed()) {
      number = answer.getSeq();
      sentAtMillis = answer.getSentAtMillis();
      room.confirmed("the sender of " + key, number);
    } else if (number != answer.getSeq()) {
      violations.add(
          Figure.DUPLICATED,
          "%s in %s is confirmed as number %d and as %d",
          key,
          room.name(),
          number,
          answer.getSeq());
    } else if (sentAtMillis != answer.getSentAtMillis()) {
      disagree("is confirmed as sent at %d and at %d", sentAtMillis, answer.getSentAtMillis());
    }
  }

  /** The server says that it will never be stored, although nothing is wrong with it. */
  public void refusedForGood(RefusalCode code) {
    refusal = code;
    disagree("is refused with %s, but nothing is wrong with it", code);
  }

  /** At the very end: is what was said of it true? */
  void judge() {
    Optional<Long> storedAs = room.storedAs(key);
    if (refusal != null && storedAs.isPresent()) {
      disagree("was refused with %s, but is stored as %d", refusal, storedAs.get());
    }
    if (confirmed()) {
      judgeConfirmation(storedAs);
    }
  }

  private void judgeConfirmation(Optional<Long> storedAs) {
    Optional<Claim> claim = room.claim(number);
    boolean shown = claim.flatMap(Claim::key).filter(key::equals).isPresent();
    if (storedAs.isPresent() && storedAs.get() != number) {
      disagree("is confirmed as %d, but stored as %d", number, storedAs.get());
    } else if (storedAs.isEmpty() && !shown) {
      violations.add(
          Figure.LOST, "%s in %s, confirmed as %d, is nowhere", key, room.name(), number);
    } else if (shown && claim.get().sentAtMillis() != sentAtMillis) {
      disagree(
          "is confirmed as sent at %d, but shown with %d",
          sentAtMillis, claim.get().sentAtMillis());
    }
  }

  private void disagree(String detail, Object... values) {
    violations.add(Figure.DISAGREEMENT, "%s in %s %s", key, room.name(), detail.formatted(values));
  }
}
