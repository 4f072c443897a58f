package chat.actors;

import chat.store.StoredMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How far a room is, and its newest messages: what most who come back have missed is among them,
 * and the store need not be asked.
 */
final class Transcript {
  /** At most so many messages are kept here. */
  static final int MAX_MESSAGES = 256;

  /** At most so much text is kept here, in UTF-16 code units; a single message may exceed it. */
  static final int MAX_TEXT = 256 * 1024;

  private final Deque<StoredMessage> newest = new ArrayDeque<>();
  private boolean open;
  private long head;
  private int text;

  /** Whether it is known how far the room is. */
  boolean isOpen() {
    return open;
  }

  /** The number of the last message; 0 if there is none. */
  long head() {
    return head;
  }

  /** Adds the next message. */
  void add(StoredMessage message) {
    if (message.seq() != head + 1) {
      throw new IllegalArgumentException("number " + message.seq() + " does not follow " + head);
    }
    head = message.seq();
    newest.addLast(message);
    text += message.text().length();
    while (newest.size() > MAX_MESSAGES || text > MAX_TEXT && newest.size() > 1) {
      text -= newest.removeFirst().text().length();
    }
  }

  /**
   * Begins anew where the store is.
   *
   * @param kept the newest messages in ascending order, the last one's number being {@code seq};
   *     may be empty
   */
  void openAt(long seq, List<StoredMessage> kept) {
    newest.clear();
    text = 0;
    head = kept.isEmpty() ? seq : kept.get(0).seq() - 1;
    kept.forEach(this::add);
    open = true;
  }

  /** What came after a number; nothing if that is more than is kept here. */
  Optional<List<StoredMessage>> after(long seq) {
    if (seq >= head) {
      return Optional.of(List.of());
    } else if (newest.isEmpty() || newest.getFirst().seq() > seq + 1) {
      return Optional.empty();
    } else {
      return Optional.of(newest.stream().filter(message -> message.seq() > seq).toList());
    }
  }
}
