package chat.store;

import chat.store.History.End;
import chat.store.History.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** Fills pages, which are limited by number and by size. */
final class Pages {
  /** The most that the texts of a page take in UTF-8, unless one message alone takes more. */
  static final int MAX_BYTES = 256 * 1024;

  private Pages() {}

  /**
   * The first that fit of what was found.
   *
   * @param found in ascending order if {@code end} is the oldest, else descending; read no further
   *     than needed
   */
  static Page fill(String roomId, Iterator<StoredMessage> found, int limit, End end) {
    List<StoredMessage> messages = new ArrayList<>();
    long bytes = 0;
    boolean more = false;
    while (found.hasNext() && !more) {
      StoredMessage message = found.next();
      bytes += message.text().getBytes(StandardCharsets.UTF_8).length;
      more = messages.size() == limit || !messages.isEmpty() && bytes > MAX_BYTES;
      if (!more) {
        messages.add(message);
      }
    }
    if (end == End.NEWEST) {
      Collections.reverse(messages);
    }
    return new Page(roomId, messages, more);
  }
}
