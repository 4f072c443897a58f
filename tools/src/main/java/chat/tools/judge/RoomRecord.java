package chat.tools.judge;

import chat.proto.RoomMessage;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What everybody says of the numbers of one room, kept as one digest for each number. For one
 * thread.
 */
public final class RoomRecord {
  /** How the whole history is read at the end. */
  public enum Reading {
    FORWARDS,
    BACKWARDS
  }

  /** More messages than any run sends; a number beyond is wrong, and would take memory. */
  private static final int MOST = 100_000_000;

  private final String name;
  private final long base;
  private final Wording wording;
  private final Violations violations;
  private final Map<Long, Claim> claims = new HashMap<>();
  private final Map<Reading, BitSet> readings = new EnumMap<>(Reading.class);
  private final Map<MessageKey, Long> stored = new HashMap<>();
  private long newest;

  /**
   * @param base the number of the newest message before the run
   */
  public RoomRecord(String name, long base, Wording wording, Violations violations) {
    this.name = name;
    this.base = base;
    this.newest = base;
    this.wording = wording;
    this.violations = violations;
    for (Reading reading : Reading.values()) {
      readings.put(reading, new BitSet());
    }
  }

  public String name() {
    return name;
  }

  public long base() {
    return base;
  }

  /** The greatest number that anybody was told of. */
  public long newest() {
    return newest;
  }

  /**
   * Somebody was shown a message.
   *
   * @return whether its number can be
   */
  public boolean shown(String who, RoomMessage message) {
    long number = message.getSeq();
    if (!confirmed(who, number)) {
      return false;
    }
    Claim claim = Claim.of(message, wording);
    Claim first = claims.putIfAbsent(number, claim);
    if (first == null) {
      claim.key().ifPresent(key -> compareWithSent(who, key, message));
    } else if (!first.equals(claim)) {
      violations.add(
          Figure.DISAGREEMENT,
          "%s was shown %s as number %d of %s, but others %s",
          who,
          claim,
          number,
          name,
          first);
    }
    return true;
  }

  /** A reader of the whole history was shown a message. */
  public void read(Reading reading, RoomMessage message) {
    shown("the reader " + reading, message);
    long number = message.getSeq();
    if (number <= base || number > newest) {
      return;
    }
    readings.get(reading).set(Math.toIntExact(number - base));
    wording.key(message.getClientId()).ifPresent(key -> onlyOnce(key, number));
  }

  /**
   * Somebody was told that a message has this number.
   *
   * @return whether it can be
   */
  boolean confirmed(String who, long number) {
    boolean possible = number > 0 && number <= base + MOST;
    if (possible) {
      newest = Math.max(newest, number);
    } else {
      violations.add(
          Figure.DISAGREEMENT,
          "%s was told of number %d in %s, which began with %d",
          who,
          number,
          name,
          base + 1);
    }
    return possible;
  }

  private void onlyOnce(MessageKey key, long number) {
    Long other = stored.putIfAbsent(key, number);
    if (other != null && other != number) {
      violations.add(
          Figure.DUPLICATED, "%s has %s as number %d and as %d", name, key, other, number);
    }
  }

  private void compareWithSent(String who, MessageKey key, RoomMessage message) {
    if (!message.getSenderName().equals(wording.name(key.bot()))
        || !message.getText().equals(wording.text(key))) {
      violations.add(
          Figure.DISAGREEMENT,
          "%s was shown number %d of %s as said by %s: \"%s\", but it is %s: \"%s\"",
          who,
          message.getSeq(),
          name,
          message.getSenderName(),
          message.getText(),
          key,
          wording.text(key));
    }
  }

  /** At the very end: does the history have every number, whichever way it is read? */
  void judge() {
    BitSet forwards = readings.get(Reading.FORWARDS);
    BitSet backwards = readings.get(Reading.BACKWARDS);
    for (long number = base + 1; number <= newest; number++) {
      int index = Math.toIntExact(number - base);
      if (forwards.get(index) != backwards.get(index)) {
        disagree("has number %d only if it is read in one direction", number);
      } else if (!forwards.get(index) && claims.containsKey(number)) {
        violations.add(
            Figure.LOST,
            "%s has no number %d, but it was shown: %s",
            name,
            number,
            claims.get(number));
      } else if (!forwards.get(index)) {
        disagree("has no number %d, but %d", number, newest);
      }
    }
  }

  private void disagree(String detail, Object... values) {
    violations.add(Figure.DISAGREEMENT, "the history of %s %s", name, detail.formatted(values));
  }

  Optional<Claim> claim(long number) {
    return Optional.ofNullable(claims.get(number));
  }

  /** The number that the history has a message under. */
  Optional<Long> storedAs(MessageKey key) {
    return Optional.ofNullable(stored.get(key));
  }
}
