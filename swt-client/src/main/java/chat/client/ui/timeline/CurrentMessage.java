package chat.client.ui.timeline;

import chat.client.model.Entry;
import chat.client.ui.timeline.Block.Place;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Event;

/**
 * The message a reader is at who goes through the conversation by keys: the arrows move it, it is
 * framed while the conversation has the focus, and a screen reader says it.
 */
final class CurrentMessage {
  private final StyledText text;
  private final PieceList pieces;
  private final MessageItems items;

  CurrentMessage(StyledText text, PieceList pieces, MessageItems items) {
    this.text = text;
    this.pieces = pieces;
    this.items = items;
    text.addListener(SWT.KeyDown, this::pressed);
    text.addListener(SWT.Paint, e -> frame(e.gc));
    List.of(SWT.FocusIn, SWT.FocusOut).forEach(type -> text.addListener(type, e -> focused()));
  }

  Optional<Entry> entry() {
    int index = items.current();
    return index < 0 ? Optional.empty() : pieces.piece(index).entry();
  }

  /** The reader is at this entry, if it is shown. */
  void goTo(Entry entry) {
    pieces.indexOf(entry).ifPresent(this::goTo);
  }

  private void focused() {
    if (text.isFocusControl() && items.current() < 0 && pieces.size() > 0) {
      items.setCurrent(lastSeen());
    } else if (text.isFocusControl()) {
      items.setCurrent(items.current());
    }
    text.redraw();
  }

  private void pressed(Event key) {
    if (key.stateMask != 0 || pieces.size() == 0) {
      return;
    }
    switch (key.keyCode) {
      case SWT.ARROW_UP -> goTo(Math.max(0, from() - 1));
      case SWT.ARROW_DOWN -> goTo(Math.min(pieces.size() - 1, from() + 1));
      default -> {
        // Of no matter here.
      }
    }
  }

  /** Who has scrolled away goes on from what they see. */
  private int from() {
    int current = items.current();
    return current >= 0 && isSeen(current) ? current : lastSeen();
  }

  private void goTo(int index) {
    items.setCurrent(index);
    reveal(pieces.place(index));
    text.redraw();
  }

  private void reveal(Place place) {
    int height = text.getClientArea().height;
    int top = pixel(place.start());
    int bottom = pixel(place.end());
    if (top < 0 || bottom - top > height) {
      text.setTopPixel(text.getTopPixel() + top);
    } else if (bottom > height) {
      text.setTopPixel(text.getTopPixel() + bottom - height);
    }
  }

  private boolean isSeen(int index) {
    Place place = pieces.place(index);
    return pixel(place.end()) > 0 && pixel(place.start()) < text.getClientArea().height;
  }

  private int lastSeen() {
    int line = text.getLineIndex(text.getClientArea().height - 1);
    int index = pieces.indexAt(text.getOffsetAtLine(line));
    return pixel(pieces.place(index).end()) > text.getClientArea().height && index > 0
        ? index - 1
        : index;
  }

  private void frame(GC gc) {
    if (items.current() >= 0 && text.isFocusControl()) {
      Place place = pieces.place(items.current());
      int top = pixel(place.bodyStart());
      gc.setForeground(text.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION));
      gc.setLineWidth(2);
      gc.drawLine(2, top, 2, pixel(place.end()));
    }
  }

  private int pixel(int offset) {
    return text.getLinePixel(text.getLineAtOffset(offset));
  }
}
