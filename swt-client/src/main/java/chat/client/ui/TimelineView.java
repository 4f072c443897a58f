package chat.client.ui;

import chat.client.model.Entry;
import chat.client.model.RoomModel;
import chat.client.model.Timeline;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;

/** What happened in the room. It follows the end only while the reader is there. */
final class TimelineView {
  private final Timeline timeline;
  private final Ui ui;
  private final StyledText text;
  private EntryText style;
  private Palette palette;

  /** The length of each entry that is shown, so that old ones can be cut off. */
  private final Deque<Integer> lengths = new ArrayDeque<>();

  /**
   * As of the last painting: what counts is what the reader saw, not what has come or changed size
   * since.
   */
  private boolean readerAtEnd = true;

  private long shownFrom;
  private long shownTo;

  TimelineView(Composite parent, RoomModel model, Ui ui) {
    this.timeline = model.timeline();
    this.ui = ui;
    text = new StyledText(parent, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
    text.setMargins(Look.SPACING, Look.SPACING, Look.SPACING, Look.SPACING);
    text.setIndent(Look.SPACING);
    text.setWrapIndent(Look.SPACING);
    text.setLineSpacing(2);
    text.setCaret(null);
    text.addListener(SWT.Paint, e -> readerAtEnd = isAtEnd());
    text.addListener(SWT.Resize, e -> follow());
    Access.named(text, ui.text("room.timeline"));
    palette = ui.palette();
    style = new EntryText(ui, palette);
  }

  void refresh() {
    if (!palette.equals(ui.palette())) {
      palette = ui.palette();
      restart();
    }
    if (timeline.first() > shownTo) {
      restart();
    }
    cutOff();
    append();
    follow();
  }

  private void restart() {
    text.setText("");
    lengths.clear();
    style = new EntryText(ui, palette);
    shownFrom = timeline.first();
    shownTo = shownFrom;
  }

  private void cutOff() {
    int cut = 0;
    for (; shownFrom < timeline.first(); shownFrom++) {
      cut += lengths.removeFirst();
    }
    if (cut > 0) {
      text.replaceTextRange(0, cut, "");
    }
  }

  private void append() {
    EntryText.Block block = style.block();
    for (Entry entry : timeline.since(shownTo)) {
      lengths.addLast(block.add(entry));
    }
    shownTo = timeline.end();
    block.appendTo(text);
  }

  private void follow() {
    if (readerAtEnd) {
      text.setTopPixel(Integer.MAX_VALUE / 2);
    }
  }

  private boolean isAtEnd() {
    int last = text.getLineCount() - 1;
    int bottom = text.getLinePixel(last) + text.getLineHeight(text.getOffsetAtLine(last));
    return bottom <= text.getClientArea().height;
  }
}
