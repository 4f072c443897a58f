package chat.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** Cuts a page off a range, so that a page of the longest texts is no larger than one of others. */
final class PageBuilder {
  /** The size of a page in UTF-16 code units of text; a single message may exceed it. */
  static final int MAX_TEXT = 256 * 1024;

  private PageBuilder() {}

  /**
   * @param range the messages from the wanted end on
   * @param end the wanted end; if the newest, the range is in descending order
   */
  static MessageStore.Page page(Iterator<StoredMessage> range, int limit, History.End end) {
    List<StoredMessage> page = new ArrayList<>();
    int text = 0;
    boolean more = false;
    while (!more && range.hasNext()) {
      StoredMessage next = range.next();
      text += next.text().length();
      more = page.size() == limit || text > MAX_TEXT && !page.isEmpty();
      if (!more) {
        page.add(next);
      }
    }
    if (end == History.End.NEWEST) {
      Collections.reverse(page);
    }
    return new MessageStore.Page(List.copyOf(page), more);
  }
}
