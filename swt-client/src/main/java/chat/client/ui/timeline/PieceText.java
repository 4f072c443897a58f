package chat.client.ui.timeline;

import chat.client.model.Entry;
import chat.client.model.Outgoing;
import chat.client.model.Shown;
import chat.client.ui.kit.Palette;
import chat.client.ui.kit.Ui;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GlyphMetrics;

/**
 * Writes pieces of a conversation as styled lines. Who speaks and when stands above what they say;
 * it is not repeated while the same person goes on.
 */
final class PieceText {
  private static final int GAP = 8;
  private static final String OBJECT = "\uFFFC";

  private final Ui ui;
  private final Palette palette;
  private final ZoneId zone;
  private final GlyphMetrics buttons;
  private final DateTimeFormatter time;
  private final DateTimeFormatter date;

  /**
   * @param buttons the room that the buttons of a failed text need
   */
  PieceText(Ui ui, Palette palette, ZoneId zone, GlyphMetrics buttons) {
    this.ui = ui;
    this.palette = palette;
    this.zone = zone;
    this.buttons = buttons;
    time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(ui.messages().locale());
    date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).localizedBy(ui.messages().locale());
  }

  Block block() {
    return new Block();
  }

  /** A run of pieces that is put into the widget in one go. */
  final class Block {
    private final StringBuilder text = new StringBuilder();
    private final List<StyleRange> styles = new ArrayList<>();
    private final List<Integer> gaps = new ArrayList<>();
    private final List<int[]> own = new ArrayList<>();

    /**
     * @return the length of what was added
     */
    int add(Piece piece) {
      int start = text.length();
      piece.entry().ifPresentOrElse(entry -> add(piece, entry), () -> note(piece.note()));
      return text.length() - start;
    }

    private void add(Piece piece, Entry entry) {
      if (piece.newDay()) {
        line(date.format(Piece.day(entry, zone)), palette.muted(), SWT.BOLD);
      }
      if (piece.unreadFromHere()) {
        line(ui.text("timeline.unread"), palette.problem(), SWT.BOLD);
      }
      if (entry.isSaid()) {
        said(entry, piece.apart());
      } else {
        notice(entry, piece.apart());
      }
    }

    private void note(String sentence) {
      gaps.add(text.length());
      write(sentence, palette.muted(), SWT.ITALIC);
      text.append('\n');
    }

    private void line(String words, Color colour, int fontStyle) {
      gaps.add(text.length());
      write(words, colour, fontStyle);
      text.append('\n');
    }

    private void said(Entry entry, boolean withName) {
      boolean mine = entry.kind() == Entry.Kind.SAID_BY_ME;
      int start = text.length();
      if (withName) {
        gaps.add(start);
        String name = Shown.line(entry.who());
        write(
            mine ? ui.text("room.you", name) : name,
            mine ? palette.self() : palette.other(),
            SWT.BOLD);
        write("  " + timeOf(entry), palette.muted(), SWT.NORMAL);
        text.append('\n');
      }
      entry.outgoing().ifPresentOrElse(this::outgoing, () -> text.append(Shown.text(entry.text())));
      text.append('\n');
      if (mine) {
        own.add(new int[] {start, text.length() - 1});
      }
    }

    /** In the line of the text where it is short, so that nothing moves when it is confirmed. */
    private void outgoing(Outgoing outgoing) {
      boolean stored = outgoing.state() == Outgoing.State.STORED;
      write(Shown.text(outgoing.text()), stored ? palette.text() : palette.muted(), SWT.NORMAL);
      switch (outgoing.state()) {
        case STORED -> {
          // As good as there.
        }
        case WAITING -> write("  " + ui.text("outgoing.waiting"), palette.muted(), SWT.ITALIC);
        case SENDING -> write("  " + ui.text("outgoing.sending"), palette.muted(), SWT.ITALIC);
        case FAILED -> failed(outgoing);
      }
    }

    private void failed(Outgoing outgoing) {
      String why = outgoing.problem().map(ui.sentences()::of).orElseThrow();
      text.append('\n');
      write(ui.text("outgoing.failed", why), palette.problem(), SWT.NORMAL);
      text.append("  ");
      StyleRange place = new StyleRange(text.length(), OBJECT.length(), null, null);
      place.metrics = buttons;
      place.data = outgoing.id();
      styles.add(place);
      text.append(OBJECT);
    }

    private void notice(Entry entry, boolean apart) {
      if (apart) {
        gaps.add(text.length());
      }
      String words = entry.kind() == Entry.Kind.TOLD ? entry.text() : event(entry);
      write(words + "  " + timeOf(entry), palette.muted(), SWT.ITALIC);
      text.append('\n');
    }

    private String event(Entry entry) {
      String key =
          switch (entry.kind()) {
            case CAME -> "event.came";
            case WENT -> "event.went";
            case ENTERED -> "event.entered";
            case MISSED -> "event.missed";
            case SAID_BY_ME, SAID_BY_OTHER, TOLD ->
                throw new IllegalArgumentException(entry.toString());
          };
      return ui.text(key, Shown.line(entry.who()));
    }

    /** Puts the block in the place of what is there now. */
    void replace(StyledText widget, int offset, int length) {
      widget.replaceTextRange(offset, length, text.toString());
      styles.forEach(style -> style.start += offset);
      widget.replaceStyleRanges(offset, text.length(), styles.toArray(StyleRange[]::new));
      styleLines(widget, offset);
    }

    /**
     * What belongs to whole lines: the widget keeps it apart, and mixes it up between neighbours.
     */
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
      for (int[] range : own) {
        int from = widget.getLineAtOffset(offset + range[0]);
        int lines = widget.getLineAtOffset(offset + range[1]) - from + 1;
        widget.setLineBackground(from, lines, palette.ownBackground());
      }
    }

    private void write(String words, Color colour, int fontStyle) {
      StyleRange style = new StyleRange(text.length(), words.length(), colour, null, fontStyle);
      styles.add(style);
      text.append(words);
    }
  }

  private String timeOf(Entry entry) {
    return time.format(entry.at().atZone(zone));
  }
}
