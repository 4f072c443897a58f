package chat.client.ui.timeline;

import chat.client.model.Earlier;
import chat.client.model.Entry;
import chat.client.model.RoomModel;
import chat.client.ui.kit.Access;
import chat.client.ui.kit.Look;
import chat.client.ui.kit.Palette;
import chat.client.ui.kit.ScrollKeys;
import chat.client.ui.kit.Ui;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * What happened in the room. It follows the end only while the reader is there, and what a reader
 * further up reads stays where it is, whatever comes before or after it.
 */
public final class TimelineView {
  /** So near to the oldest entry earlier ones are loaded. */
  private static final int NEAR = 10;

  private final RoomModel model;
  private final Ui ui;
  private final ZoneId zone = ZoneId.systemDefault();
  private final StyledText text;
  private final FailedButtons buttons;
  private final PieceList pieces;
  private Palette palette;

  /**
   * As of the last painting: what counts is what the reader saw, not what has come or changed size
   * since.
   */
  private boolean readerAtEnd = true;

  private OptionalLong unreadShown = OptionalLong.empty();
  private OptionalLong unreadSeen = OptionalLong.empty();

  public TimelineView(Composite parent, RoomModel model, Ui ui) {
    this.model = model;
    this.ui = ui;
    text = new StyledText(parent, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
    text.setMargins(Look.SPACING, Look.SPACING, Look.SPACING, Look.SPACING);
    text.setIndent(Look.SPACING);
    text.setWrapIndent(Look.SPACING);
    text.setLineSpacing(2);
    text.setCaret(null);
    ScrollKeys.applyTo(text);
    text.addListener(SWT.Paint, e -> painted());
    text.addListener(SWT.Resize, e -> follow());
    text.addListener(SWT.MouseWheel, e -> askedFor(e.count > 0));
    text.addListener(SWT.KeyDown, e -> askedFor(isUpwards(e)));
    text.addListener(SWT.MouseMove, this::explain);
    Access.named(text, ui.text("room.timeline"));
    palette = ui.palette();
    buttons = new FailedButtons(text, model, ui);
    pieces = new PieceList(text);
    pieces.restart(new PieceText(ui, palette, zone, buttons.metrics()));
  }

  public void refresh() {
    List<Entry> entries = model.entries();
    text.setRedraw(false);
    if (!palette.equals(ui.palette())) {
      palette = ui.palette();
      buttons.restart();
      pieces.restart(new PieceText(ui, palette, zone, buttons.metrics()));
    }
    unreadShown = model.unreadFrom();
    if (pieces.show(toPieces(entries), !readerAtEnd)) {
      buttons.show(entries);
    }
    follow();
    text.setRedraw(true);
  }

  /** From now on, whatever the reader is at: who says something wants to see it. */
  public void goToEnd() {
    readerAtEnd = true;
    refresh();
  }

  /** Lets the reader search the conversation. */
  public void find() {}

  /** Asks for a file, and saves what is known of the conversation in it. */
  public void saveLog() {}

  private List<Piece> toPieces(List<Entry> entries) {
    List<Piece> all = new ArrayList<>();
    all.add(Piece.note(earlier()));
    all.addAll(Piece.of(entries, unreadShown, zone));
    if (model.hasLater()) {
      all.add(Piece.note(ui.text("timeline.later")));
    }
    return all;
  }

  private String earlier() {
    return switch (model.earlier()) {
      case MORE -> ui.text("timeline.more");
      case LOADING -> ui.text("timeline.loading");
      case NONE -> ui.text("timeline.beginning");
      case KEPT_NO_MORE -> ui.text("timeline.kept-no-more");
      case UNAVAILABLE -> ui.text("timeline.unavailable");
      case CLEARED -> ui.text("timeline.cleared");
    };
  }

  /** Who has missed something begins to read there, not at the end. */
  private void follow() {
    if (!readerAtEnd) {
      return;
    }
    if (!unreadShown.equals(unreadSeen) && pieces.hasUnread()) {
      text.setTopIndex(pieces.lineOfUnread());
    } else {
      // Not by pixel: that would lay out everything above the end each time the width changes.
      text.setTopIndex(text.getLineCount() - 1);
      bringCaretAlong();
    }
  }

  /**
   * Nobody sees the caret, but the widget lays out everything between it and what is shown, each
   * time the width changes.
   */
  private void bringCaretAlong() {
    boolean above = text.getLineAtOffset(text.getCaretOffset()) < text.getTopIndex();
    if (above && text.getSelectionCount() == 0) {
      text.setCaretOffset(text.getCharCount());
    }
  }

  private void painted() {
    readerAtEnd = isAtEnd() && !model.hasLater();
    model.setFollowing(readerAtEnd);
    unreadSeen = unreadShown;
    if (model.earlier() == Earlier.MORE && isNearStart()) {
      model.loadEarlier();
    }
    if (model.hasLater() && isAtEnd()) {
      model.loadLater();
    }
  }

  /** What does not come by itself comes when the reader wants to get further up. */
  private void askedFor(boolean upwards) {
    boolean waits = model.earlier() == Earlier.UNAVAILABLE || model.earlier() == Earlier.CLEARED;
    if (upwards && waits && isNearStart()) {
      model.loadEarlier();
    }
  }

  private static boolean isUpwards(Event key) {
    return key.keyCode == SWT.ARROW_UP || key.keyCode == SWT.PAGE_UP || key.keyCode == SWT.HOME;
  }

  private void explain(Event mouse) {
    int offset = text.getOffsetAtPoint(new Point(mouse.x, mouse.y));
    String hint = offset < 0 ? null : pieces.at(offset).entry().map(this::hint).orElse(null);
    if (!Objects.equals(hint, text.getToolTipText())) {
      text.setToolTipText(hint);
    }
  }

  private String hint(Entry entry) {
    return entry
        .outgoing()
        .map(
            outgoing ->
                switch (outgoing.state()) {
                  case WAITING -> ui.text("outgoing.waiting-hint");
                  case SENDING -> ui.text("outgoing.sending-hint");
                  case FAILED -> ui.text("outgoing.failed-hint");
                  case STORED -> null;
                })
        .orElse(null);
  }

  private boolean isNearStart() {
    return pieces.indexAt(text.getOffsetAtLine(text.getTopIndex())) < NEAR;
  }

  private boolean isAtEnd() {
    int last = text.getLineCount() - 1;
    int bottom = text.getLinePixel(last) + text.getLineHeight(text.getOffsetAtLine(last));
    return bottom <= text.getClientArea().height;
  }
}
