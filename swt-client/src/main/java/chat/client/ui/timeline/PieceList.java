package chat.client.ui.timeline;

import chat.client.model.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.custom.StyledText;

/**
 * The pieces that a widget shows. Only what differs is written, and what the reader sees stays
 * where it is.
 */
final class PieceList {
  /** The first entry that can be seen, and how far down its last line is. */
  private record Anchor(Entry entry, int pixel) {}

  private final StyledText text;
  private PieceText style;
  private List<Piece> pieces = List.of();

  /** Where each piece begins, and where the last one ends. */
  private int[] offsets = {0};

  PieceList(StyledText text) {
    this.text = text;
  }

  /** Shows nothing, and what follows in another style. */
  void restart(PieceText newStyle) {
    style = newStyle;
    pieces = List.of();
    offsets = new int[] {0};
    text.setText("");
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
    int same = commonStart(now);
    replace(now, same, commonEnd(now, same));
    anchor.ifPresent(this::restore);
    return true;
  }

  /** The piece that the character at {@code offset} belongs to; the last one after the end. */
  int indexAt(int offset) {
    int found = Arrays.binarySearch(offsets, offset);
    return Math.min(pieces.size() - 1, found >= 0 ? found : -found - 2);
  }

  Piece at(int offset) {
    return pieces.get(indexAt(offset));
  }

  boolean hasUnread() {
    return pieces.stream().anyMatch(Piece::unreadFromHere);
  }

  /** The line above which everything is read. */
  int lineOfUnread() {
    int index = 0;
    while (!pieces.get(index).unreadFromHere()) {
      index++;
    }
    return text.getLineAtOffset(offsets[index]);
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
    PieceText.Block block = style.block();
    int[] next = new int[now.size() + 1];
    System.arraycopy(offsets, 0, next, 0, start + 1);
    for (int i = start; i < newEnd; i++) {
      next[i + 1] = next[i] + block.add(now.get(i));
    }
    int shift = next[newEnd] - offsets[oldEnd];
    for (int i = newEnd; i < now.size(); i++) {
      next[i + 1] = offsets[i - newEnd + oldEnd + 1] + shift;
    }
    block.replace(text, offsets[start], offsets[oldEnd] - offsets[start]);
    pieces = now;
    offsets = next;
    restyleFirstAfter(newEnd);
  }

  private void restyleFirstAfter(int index) {
    if (index < pieces.size()) {
      PieceText.Block block = style.block();
      block.add(pieces.get(index));
      block.styleLines(text, offsets[index]);
    }
  }

  private Optional<Anchor> anchor() {
    if (pieces.isEmpty()) {
      return Optional.empty();
    }
    int index = indexAt(text.getOffsetAtLine(text.getTopIndex()));
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
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).entry().filter(anchor.entry()::equals).isPresent()) {
        text.setTopPixel(text.getTopPixel() + pixelOfLastLine(i) - anchor.pixel());
        return;
      }
    }
  }

  /** Not of the first line, as a day or a name above an entry comes and goes. */
  private int pixelOfLastLine(int index) {
    return text.getLinePixel(text.getLineAtOffset(offsets[index + 1] - 1));
  }
}
