package chat.store;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives the drafts of a batch their numbers, and each message only one. */
final class Numbering {
  /** A sender's id for a message, within a room. */
  record Id(String senderKey, String clientId) {}

  private final Map<Id, StoredMessage> known = new HashMap<>();
  private final List<Journal.Outcome> outcomes = new ArrayList<>();
  private final List<Draft> fresh = new ArrayList<>();
  private long last;

  /**
   * @param last the last number that is taken
   */
  Numbering(long last) {
    this.last = last;
  }

  /** The ids among these that something may be known about. */
  static List<String> clientIds(List<Draft> drafts) {
    return drafts.stream().map(Draft::clientId).filter(id -> !id.isEmpty()).distinct().toList();
  }

  /** A message that is stored already. */
  void know(String senderKey, StoredMessage message) {
    known.put(new Id(senderKey, message.clientId()), message);
  }

  void add(Draft draft) {
    Id id = new Id(draft.senderKey(), draft.clientId());
    StoredMessage before = draft.clientId().isEmpty() ? null : known.get(id);
    if (before == null) {
      StoredMessage message =
          new StoredMessage(
              ++last,
              draft.sender(),
              draft.text(),
              draft.at().truncatedTo(ChronoUnit.MILLIS),
              draft.clientId());
      known.put(id, message);
      fresh.add(draft);
      outcomes.add(new Journal.Stored(message));
    } else if (before.text().equals(draft.text())) {
      outcomes.add(new Journal.Known(before));
    } else {
      outcomes.add(new Journal.Reused());
    }
  }

  /** What became of each draft, in their order. */
  List<Journal.Outcome> outcomes() {
    return outcomes;
  }

  /** The drafts that are to be stored, in the order of their numbers. */
  List<Draft> fresh() {
    return fresh;
  }

  /** The last number that is taken now. */
  long last() {
    return last;
  }
}
