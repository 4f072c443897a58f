package chat.store;

import chat.store.Journal.Known;
import chat.store.Journal.Outcome;
import chat.store.Journal.Reused;
import chat.store.Journal.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gives the drafts of one batch their numbers and finds those that came before. */
final class Numbering {
  /** A sender's id for a message; unique in a room. */
  record Id(String senderKey, String clientId) {}

  /** A draft that is new. */
  record Numbered(long seq, Draft draft) {}

  private final Map<Id, StoredMessage> known;
  private final List<Numbered> added = new ArrayList<>();
  private long head;

  /**
   * Goes on after number {@code head}.
   *
   * @param known the room's messages whose ids are in the batch, perhaps others; new ones are put
   *     in, so that an id counts within the batch too
   */
  Numbering(long head, Map<Id, StoredMessage> known) {
    this.head = head;
    this.known = known;
  }

  /** What becomes of the next draft. */
  Outcome outcome(Draft draft) {
    StoredMessage before = draft.clientId().isEmpty() ? null : known.get(id(draft));
    if (before != null) {
      return before.text().equals(draft.text()) ? new Known(before) : new Reused();
    }
    head++;
    added.add(new Numbered(head, draft));
    StoredMessage message =
        new StoredMessage(head, draft.sender(), draft.text(), draft.at(), draft.clientId());
    if (!draft.clientId().isEmpty()) {
      known.put(id(draft), message);
    }
    return new Stored(message);
  }

  /** The last number after all drafts so far. */
  long head() {
    return head;
  }

  /** The new ones so far. */
  List<Numbered> added() {
    return added;
  }

  static Id id(Draft draft) {
    return new Id(draft.senderKey(), draft.clientId());
  }
}
