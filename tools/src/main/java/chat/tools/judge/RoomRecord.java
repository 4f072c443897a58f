package chat.tools.judge;

import chat.proto.RoomMessage;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
  private final Map<String, History> histories = new LinkedHashMap<>();
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

  /** The whole history is read from that server, which may turn out to have none. */
  void readFrom(String server) {
    histories.putIfAbsent(server, new History());
  }

  /** A reader of the whole history was shown a message. */
  public void read(String server, Reading reading, RoomMessage message) {
    readFrom(server);
    shown("the reader %s at %s".formatted(reading, server), message);
    long number = message.getSeq();
    if (number <= base || number > newest) {
      return;
    }
    histories.get(server).read(reading, index(number));
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

  /** At the very end: does every history have every number, whichever way it is read? */
  void judge() {
    for (long number = base + 1; number <= newest; number++) {
      int index = index(number);
      if (histories.values().stream().anyMatch(history -> history.differsByDirection(index))) {
        disagree("has number %d only if it is read in one direction", number);
      } else if (histories.values().stream().noneMatch(history -> history.has(index))) {
        judgeMissing(number);
      } else if (!histories.values().stream().allMatch(history -> history.has(index))) {
        violations.add(
            Figure.HISTORIES_DIFFER,
            "the history of %s has number %d only at %s of %s",
            name,
            number,
            having(index),
            histories.keySet());
      }
    }
  }

  private void judgeMissing(long number) {
    if (claims.containsKey(number)) {
      violations.add(
          Figure.LOST,
          "%s has no number %d, but it was shown: %s",
          name,
          number,
          claims.get(number));
    } else {
      disagree("has no number %d, but %d", number, newest);
    }
  }

  private Collection<String> having(int index) {
    return histories.keySet().stream().filter(s -> histories.get(s).has(index)).toList();
  }

  private int index(long number) {
    return Math.toIntExact(number - base);
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
