package chat.client.ui.timeline;

import chat.client.model.Entry;
import chat.client.model.Marks.Kind;
import chat.client.model.Marks.Marked;
import chat.client.model.Outgoing;
import chat.client.model.Outgoing.State;
import chat.client.model.Shown;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;

/**
 * A run of pieces as styled lines, which is put into the widget in one go. Who speaks and when
 * stands above what they say; it is not repeated while the same person goes on.
 */
final class Block {
  /**
   * A piece within the block; what was said is from {@code bodyStart} to before {@code bodyEnd}.
   */
  record Place(int start, int end, int bodyStart, int bodyEnd) {
    Place moved(int by) {
      return new Place(start + by, end + by, bodyStart + by, bodyEnd + by);
    }
  }

  /** The lines from one offset to another, with something else behind them. */
  private record Band(int from, int to, Color background) {}

  private static final int GAP = 8;
  private static final String OBJECT = "\uFFFC";

  private final PieceStyle style;
  private final StringBuilder text = new StringBuilder();
  private final List<StyleRange> styles = new ArrayList<>();
  private final List<Integer> gaps = new ArrayList<>();
  private final List<Band> own = new ArrayList<>();
  private final List<Band> code = new ArrayList<>();
  private int bodyStart;
  private int bodyEnd;

  Block(PieceStyle style) {
    this.style = style;
  }

  Place add(Piece piece) {
    int start = text.length();
    bodyStart = start;
    bodyEnd = start;
    piece.entry().ifPresentOrElse(entry -> add(piece, entry), () -> note(piece.note()));
    return new Place(start, text.length(), bodyStart, bodyEnd);
  }

  private void add(Piece piece, Entry entry) {
    if (piece.newDay()) {
      line(style.words().dayOf(entry), style.palette().muted());
    }
    if (piece.unreadFromHere()) {
      line(style.ui().text("timeline.unread"), style.palette().problem());
    }
    if (entry.isSaid()) {
      said(entry, piece.apart());
    } else {
      notice(entry, piece.apart());
    }
  }

  private void note(String sentence) {
    gaps.add(text.length());
    write(sentence, style.palette().muted(), SWT.ITALIC);
    text.append('\n');
  }

  private void line(String words, Color colour) {
    gaps.add(text.length());
    write(words, colour, SWT.BOLD);
    text.append('\n');
  }

  private void said(Entry entry, boolean apart) {
    int start = text.length();
    if (apart) {
      gaps.add(start);
    }
    if (entry.action().isPresent()) {
      action(entry);
    } else {
      text(entry, apart);
    }
    entry.outgoing().ifPresent(this::state);
    text.append('\n');
    if (entry.isMine()) {
      own.add(new Band(start, text.length() - 1, style.palette().ownBackground()));
    }
  }

  private void text(Entry entry, boolean withName) {
    if (withName) {
      String name = Shown.line(entry.who());
      write(entry.isMine() ? style.ui().text("room.you", name) : name, colour(entry), SWT.BOLD);
      time(entry);
      text.append('\n');
    }
    body(entry, SWT.NORMAL);
  }

  private void action(Entry entry) {
    write("* ", style.palette().muted(), SWT.NORMAL);
    write(Shown.line(entry.who()), colour(entry), SWT.BOLD);
    text.append(' ');
    body(entry, SWT.ITALIC);
    time(entry);
  }

  private void body(Entry entry, int fontStyle) {
    bodyStart = text.length();
    Marked marked = entry.marked();
    boolean sent = entry.outgoing().stream().allMatch(own -> own.state() == State.STORED);
    styles.addAll(
        new MarkedText(marked, entry.isMine(), style)
            .styles(bodyStart, sent ? null : style.palette().muted(), fontStyle));
    Color background = style.tints().code(entry.isMine());
    marked.spans().stream()
        .filter(span -> span.kind() == Kind.CODE && marked.isWholeLines(span))
        .map(span -> new Band(bodyStart + span.start(), bodyStart + span.end(), background))
        .forEach(code::add);
    text.append(marked.text());
    bodyEnd = text.length();
  }

  /** In the line of the text where it is short, so that nothing moves when it is confirmed. */
  private void state(Outgoing outgoing) {
    String words = style.words().state(outgoing);
    if (outgoing.state() == State.FAILED) {
      failed(outgoing, words);
    } else if (!words.isEmpty()) {
      write("  " + words, style.palette().muted(), SWT.ITALIC);
    }
  }

  private void failed(Outgoing outgoing, String words) {
    text.append('\n');
    write(words, style.palette().problem(), SWT.NORMAL);
    text.append("  ");
    StyleRange place = new StyleRange(text.length(), OBJECT.length(), null, null);
    place.metrics = style.buttons();
    place.data = outgoing.id();
    styles.add(place);
    text.append(OBJECT);
  }

  private void notice(Entry entry, boolean apart) {
    if (apart) {
      gaps.add(text.length());
    }
    bodyStart = text.length();
    write(style.words().notice(entry), style.palette().muted(), SWT.ITALIC);
    bodyEnd = text.length();
    time(entry);
    text.append('\n');
  }

  private void time(Entry entry) {
    write("  " + style.words().timeOf(entry), style.palette().muted(), SWT.NORMAL);
  }

  private Color colour(Entry entry) {
    return entry.isMine() ? style.palette().self() : style.tints().of(entry.who());
  }

  private void write(String words, Color colour, int fontStyle) {
    styles.add(new StyleRange(text.length(), words.length(), colour, null, fontStyle));
    text.append(words);
  }

  /** Puts the block in the place of what is there now. */
  void replace(StyledText widget, int offset, int length) {
    widget.replaceTextRange(offset, length, text.toString());
    styles.forEach(each -> each.start += offset);
    widget.replaceStyleRanges(offset, text.length(), styles.toArray(StyleRange[]::new));
    styleLines(widget, offset);
  }

  /** What belongs to whole lines: the widget keeps it apart, and mixes it up between neighbours. */
  void styleLines(StyledText widget, int offset) {
    if (text.isEmpty()) {
      return;
    }
    int first = widget.getLineAtOffset(offset);
    int end = widget.getLineAtOffset(offset + text.length());
    widget.setLineBackground(first, end - first, null);
    for (int line = first; line < end; line++) {
      widget.setLineVerticalIndent(line, 0);
    }
    gaps.forEach(at -> widget.setLineVerticalIndent(widget.getLineAtOffset(offset + at), GAP));
    paint(widget, offset, own);
    paint(widget, offset, code);
  }

  private static void paint(StyledText widget, int offset, List<Band> bands) {
    for (Band band : bands) {
      int from = widget.getLineAtOffset(offset + band.from());
      int lines = widget.getLineAtOffset(offset + band.to()) - from + 1;
      widget.setLineBackground(from, lines, band.background());
    }
  }
}
