package chat.client.ui.timeline;

import chat.client.model.Entry;
import chat.client.ui.timeline.Block.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.custom.StyledText;

/**
 * The pieces that a widget shows. Only what differs is written, and what the reader sees stays
 * where it is.
 */
final class PieceList {
  /** Is told that {@code now} pieces from {@code start} on take the place of {@code before}. */
  interface Watcher {
    void replaced(int start, int before, int now);
  }

  /** The first entry that can be seen, and how far down its last line is. */
  private record Anchor(Entry entry, int pixel) {}

  private final StyledText text;
  private Watcher watcher = (start, before, now) -> {};
  private PieceStyle style;
  private List<Piece> pieces = List.of();
  private List<Place> places = List.of();

  PieceList(StyledText text, PieceStyle style) {
    this.text = text;
    this.style = style;
  }

  void watch(Watcher newWatcher) {
    watcher = newWatcher;
  }

  PieceStyle style() {
    return style;
  }

  /** Shows the same in another style, and in the same place. */
  void restyle(PieceStyle newStyle) {
    Optional<Anchor> anchor = anchor();
    style = newStyle;
    replace(pieces, 0, 0);
    anchor.ifPresent(this::restore);
  }

  /**
   * @param keepPlace whether what the reader sees is to stay where it is; to find out where that is
   *     can take a while
   * @return whether anything changed
   */
  boolean show(List<Piece> now, boolean keepPlace) {
    if (now.equals(pieces)) {
      return false;
    }
    Optional<Anchor> anchor = keepPlace ? anchor() : Optional.empty();
    // What is let go at the start and what is added at the end: what stays between them stays.
    int kept = pieces.isEmpty() ? -1 : now.lastIndexOf(pieces.get(pieces.size() - 1));
    if (kept >= 0) {
      change(now.subList(0, kept + 1));
    }
    change(now);
    anchor.ifPresent(this::restore);
    return true;
  }

  private void change(List<Piece> now) {
    int same = commonStart(now);
    if (same < Math.max(now.size(), pieces.size())) {
      replace(now, same, commonEnd(now, same));
    }
  }

  int size() {
    return pieces.size();
  }

  Piece piece(int index) {
    return pieces.get(index);
  }

  Place place(int index) {
    return places.get(index);
  }

  /** The piece that the character at {@code offset} belongs to; the last one after the end. */
  int indexAt(int offset) {
    int low = 0;
    int high = places.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (offset < places.get(middle).end()) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Where an entry is; empty if it is not shown. */
  Optional<Integer> indexOf(Entry entry) {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).entry().filter(entry::equals).isPresent()) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The line above which everything is read; empty if it is not shown. */
  Optional<Integer> lineOfUnread() {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).unreadFromHere()) {
        return Optional.of(text.getLineAtOffset(places.get(i).start()));
      }
    }
    return Optional.empty();
  }

  private int commonStart(List<Piece> now) {
    int most = Math.min(pieces.size(), now.size());
    int same = 0;
    while (same < most && pieces.get(same).equals(now.get(same))) {
      same++;
    }
    return same;
  }

  private int commonEnd(List<Piece> now, int commonStart) {
    int most = Math.min(pieces.size(), now.size()) - commonStart;
    int same = 0;
    while (same < most
        && pieces.get(pieces.size() - 1 - same).equals(now.get(now.size() - 1 - same))) {
      same++;
    }
    return same;
  }

  private void replace(List<Piece> now, int start, int sameAtEnd) {
    int oldEnd = pieces.size() - sameAtEnd;
    int newEnd = now.size() - sameAtEnd;
    int from = startOf(start);
    int length = startOf(oldEnd) - from;
    Block block = new Block(style);
    List<Place> next = new ArrayList<>(places.subList(0, start));
    now.subList(start, newEnd).forEach(piece -> next.add(block.add(piece).moved(from)));
    int shift = (newEnd > start ? next.get(newEnd - 1).end() : from) - startOf(oldEnd);
    places.subList(oldEnd, places.size()).forEach(place -> next.add(place.moved(shift)));
    block.replace(text, from, length);
    watcher.replaced(start, oldEnd - start, newEnd - start);
    pieces = List.copyOf(now);
    places = next;
    restyleFirstAfter(newEnd);
  }

  private int startOf(int index) {
    return index < places.size() ? places.get(index).start() : text.getCharCount();
  }

  private void restyleFirstAfter(int index) {
    if (index < pieces.size()) {
      Block block = new Block(style);
      block.add(pieces.get(index));
      block.styleLines(text, places.get(index).start());
    }
  }

  private Optional<Anchor> anchor() {
    int index = pieces.isEmpty() ? 0 : indexAt(text.getOffsetAtLine(text.getTopIndex()));
    while (index < pieces.size() && pieces.get(index).entry().isEmpty()) {
      index++;
    }
    if (index == pieces.size()) {
      return Optional.empty();
    }
    Entry entry = pieces.get(index).entry().orElseThrow();
    return Optional.of(new Anchor(entry, pixelOfLastLine(index)));
  }

  private void restore(Anchor anchor) {
    indexOf(anchor.entry())
        .ifPresent(
            index ->
                text.setTopPixel(text.getTopPixel() + pixelOfLastLine(index) - anchor.pixel()));
  }

  /** Not of the first line, as a day or a name above an entry comes and goes. */
  private int pixelOfLastLine(int index) {
    return text.getLinePixel(text.getLineAtOffset(places.get(index).end() - 1));
  }
}
