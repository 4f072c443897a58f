package chat.client.ui.timeline;

import chat.client.ui.kit.Ui;
import chat.client.ui.timeline.Block.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/**
 * The conversation as a screen reader has it beside the text: a list in which each message is an
 * item by itself. Nobody sees it; its items are the pieces that are shown, asked for one by one.
 */
final class MessageItems implements PieceList.Watcher {
  private final StyledText text;
  private final PieceList pieces;
  private final Ui ui;
  private final Accessible list;

  /** For each piece the number it is asked for by, as long as it is shown. */
  private final List<Integer> ids = new ArrayList<>();

  private int lastId;
  private int current = -1;

  MessageItems(Composite parent, StyledText text, PieceList pieces, Ui ui) {
    this.text = text;
    this.pieces = pieces;
    this.ui = ui;
    list = Unseen.in(parent).getAccessible();
    list.addAccessibleListener(new Words());
    list.addAccessibleControlListener(new Items());
    pieces.watch(this);
  }

  @Override
  public void replaced(int start, int before, int now) {
    ids.subList(start, start + before).clear();
    ids.addAll(start, IntStream.range(0, now).mapToObj(i -> ++lastId).toList());
    if (current >= start + before) {
      current += now - before;
    } else if (current >= start + now) {
      current = start + now - 1;
    }
  }

  /** The item that has the focus within the list; -1 if none has. */
  int current() {
    return current;
  }

  /** Tells who listens that the reader is at this item. */
  void setCurrent(int index) {
    current = index;
    list.setFocus(ids.get(index));
  }

  private String nameOf(Piece piece) {
    return piece.entry().map(pieces.style().words()::line).orElse(piece.note());
  }

  /** What stands above it for those who see. */
  private String descriptionOf(Piece piece) {
    List<String> above = new ArrayList<>();
    if (piece.newDay()) {
      piece.entry().map(pieces.style().words()::dayOf).ifPresent(above::add);
    }
    if (piece.unreadFromHere()) {
      above.add(ui.text("timeline.unread-spoken"));
    }
    return String.join(", ", above);
  }

  /** In the coordinates of the text. */
  private Rectangle bounds(Place place) {
    int top = text.getLinePixel(text.getLineAtOffset(place.start()));
    int bottom = text.getLinePixel(text.getLineAtOffset(place.end()));
    return new Rectangle(0, top, text.getClientArea().width, bottom - top);
  }

  private int state(int index) {
    Rectangle bounds = bounds(pieces.place(index));
    boolean seen = bounds.y + bounds.height > 0 && bounds.y < text.getClientArea().height;
    boolean focused = index == current && text.isFocusControl();
    return ACC.STATE_READONLY
        | ACC.STATE_FOCUSABLE
        | ACC.STATE_SELECTABLE
        | (seen ? 0 : ACC.STATE_OFFSCREEN)
        | (focused ? ACC.STATE_FOCUSED | ACC.STATE_SELECTED : 0);
  }

  private final class Words extends AccessibleAdapter {
    @Override
    public void getName(AccessibleEvent event) {
      int index = ids.indexOf(event.childID);
      event.result = index < 0 ? ui.text("timeline.messages") : nameOf(pieces.piece(index));
    }

    @Override
    public void getDescription(AccessibleEvent event) {
      int index = ids.indexOf(event.childID);
      event.result = index < 0 ? null : descriptionOf(pieces.piece(index));
    }
  }

  private final class Items extends AccessibleControlAdapter {
    @Override
    public void getRole(AccessibleControlEvent event) {
      event.detail = event.childID == ACC.CHILDID_SELF ? ACC.ROLE_LIST : ACC.ROLE_LISTITEM;
    }

    @Override
    public void getChildCount(AccessibleControlEvent event) {
      event.detail = ids.size();
    }

    @Override
    public void getChildren(AccessibleControlEvent event) {
      event.children = ids.toArray();
    }

    @Override
    public void getValue(AccessibleControlEvent event) {
      int index = ids.indexOf(event.childID);
      event.result = index < 0 ? "" : nameOf(pieces.piece(index));
    }

    @Override
    public void getState(AccessibleControlEvent event) {
      int index = ids.indexOf(event.childID);
      event.detail = index < 0 ? ACC.STATE_READONLY : state(index);
    }

    @Override
    public void getLocation(AccessibleControlEvent event) {
      int index = ids.indexOf(event.childID);
      if (index >= 0) {
        Rectangle bounds = bounds(pieces.place(index));
        Point corner = text.toDisplay(bounds.x, bounds.y);
        event.x = corner.x;
        event.y = corner.y;
        event.width = bounds.width;
        event.height = bounds.height;
      }
    }
  }
}
