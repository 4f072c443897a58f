package chat.client.ui.timeline;

import chat.client.model.Marks.Kind;
import chat.client.model.Marks.Marked;
import chat.client.model.Mentions.Range;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Color;

/** What somebody said as styled characters. */
final class MarkedText {
  private static final int MENTION = 1 << Kind.values().length;
  private static final int FOUND = MENTION << 1;

  private final Marked marked;
  private final boolean mine;
  private final PieceStyle style;

  /** For each character what it is part of, one bit for each kind of part. */
  private final int[] parts;

  /**
   * @param mine whether the person said it; in what others said, the person’s name is marked
   */
  MarkedText(Marked marked, boolean mine, PieceStyle style) {
    this.marked = marked;
    this.mine = mine;
    this.style = style;
    parts = new int[marked.text().length()];
    marked.spans().forEach(span -> add(bit(span.kind()), span.start(), span.end()));
    if (!mine) {
      style.self().in(marked.text()).forEach(range -> add(MENTION, range));
    }
    style
        .searched()
        .ifPresent(
            words ->
                words
                    .matcher(marked.text())
                    .results()
                    .forEach(found -> add(FOUND, found.start(), found.end())));
  }

  /**
   * @param offset where the text begins
   * @param colour of what has no colour of its own; null for the widget’s
   * @param fontStyle of everything
   */
  List<StyleRange> styles(int offset, Color colour, int fontStyle) {
    List<StyleRange> styles = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= parts.length; i++) {
      if (i == parts.length || parts[i] != parts[start]) {
        if (parts[start] != 0 || colour != null || fontStyle != SWT.NORMAL) {
          styles.add(range(start, i, offset, colour, fontStyle));
        }
        start = i;
      }
    }
    return styles;
  }

  private void add(int bit, Range range) {
    add(bit, range.start(), range.end());
  }

  private void add(int bit, int start, int end) {
    for (int i = start; i < end; i++) {
      parts[i] |= bit;
    }
  }

  private StyleRange range(int start, int end, int offset, Color colour, int fontStyle) {
    StyleRange range = new StyleRange(offset + start, end - start, colour, null, fontStyle);
    int what = parts[start];
    range.fontStyle |= has(what, Kind.BOLD) || (what & MENTION) != 0 ? SWT.BOLD : SWT.NORMAL;
    range.fontStyle |= has(what, Kind.ITALIC) ? SWT.ITALIC : SWT.NORMAL;
    if (has(what, Kind.QUOTE)) {
      range.foreground = style.palette().muted();
    }
    if (has(what, Kind.CODE)) {
      range.font = style.code();
      range.background = style.tints().code(mine);
    }
    if (has(what, Kind.LINK)) {
      range.foreground = style.tints().link();
      range.underline = true;
      range.data = link(start);
    }
    if ((what & MENTION) != 0) {
      range.background = style.tints().mention();
    }
    if ((what & FOUND) != 0) {
      range.background = style.tints().found();
    }
    return range;
  }

  private Link link(int at) {
    return marked.spans().stream()
        .filter(each -> each.kind() == Kind.LINK && each.start() <= at && at < each.end())
        .map(span -> Link.of(marked, span))
        .findFirst()
        .orElseThrow();
  }

  private static boolean has(int parts, Kind kind) {
    return (parts & bit(kind)) != 0;
  }

  private static int bit(Kind kind) {
    return 1 << kind.ordinal();
  }
}
