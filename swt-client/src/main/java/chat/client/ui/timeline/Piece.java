package chat.client.ui.timeline;

import chat.client.model.Entry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A piece of a conversation as it is to be seen: an entry, or a note on the conversation itself.
 * Equal pieces look the same.
 *
 * @param note empty for an entry
 * @param newDay whether the day stands above it
 * @param unreadFromHere whether the line above which everything is read stands above it
 * @param apart whether it is set off from what is above: said by somebody else, or after a while
 */
record Piece(
    Optional<Entry> entry, String note, boolean newDay, boolean unreadFromHere, boolean apart) {
  private static final Duration ONE_BREATH = Duration.ofMinutes(5);

  static Piece note(String sentence) {
    return new Piece(Optional.empty(), sentence, false, false, true);
  }

  static List<Piece> of(List<Entry> entries, OptionalLong unreadFrom, ZoneId zone) {
    List<Piece> pieces = new ArrayList<>(entries.size());
    Entry above = null;
    for (Entry entry : entries) {
      boolean newDay = above == null || !day(entry, zone).equals(day(above, zone));
      boolean unread = unreadFrom.isPresent() && unreadFrom.getAsLong() == entry.seq();
      boolean apart = newDay || unread || !belongTogether(above, entry);
      pieces.add(new Piece(Optional.of(entry), "", newDay, unread, apart));
      above = entry;
    }
    return pieces;
  }

  static LocalDate day(Entry entry, ZoneId zone) {
    return LocalDate.ofInstant(entry.at(), zone);
  }

  /** Notices stand together, and so does what one person says within some minutes. */
  private static boolean belongTogether(Entry above, Entry entry) {
    boolean told = above.kind() == Entry.Kind.TOLD || entry.kind() == Entry.Kind.TOLD;
    return !told
        && above.isSaid() == entry.isSaid()
        && (!entry.isSaid()
            || above.who().equals(entry.who())
                && above.action().isPresent() == entry.action().isPresent()
                && Duration.between(above.at(), entry.at()).compareTo(ONE_BREATH) < 0);
  }
}
