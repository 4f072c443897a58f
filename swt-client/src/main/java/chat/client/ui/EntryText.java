package chat.client.ui;

import chat.client.model.Entry;
import chat.client.model.Shown;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;

/**
 * Writes entries as styled lines. Who speaks and when stands above what they say; it is not
 * repeated while the same person goes on within some minutes.
 */
final class EntryText {
  private static final Duration ONE_BREATH = Duration.ofMinutes(5);
  private static final int GAP = 8;

  private final Ui ui;
  private final Palette palette;
  private final ZoneId zone = ZoneId.systemDefault();
  private final DateTimeFormatter time;
  private final DateTimeFormatter date;

  private Entry last;

  EntryText(Ui ui, Palette palette) {
    this.ui = ui;
    this.palette = palette;
    time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(ui.messages().locale());
    date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).localizedBy(ui.messages().locale());
  }

  Block block() {
    return new Block();
  }

  /** A run of entries that is put into the widget in one go. */
  final class Block {
    private final StringBuilder text = new StringBuilder();
    private final List<StyleRange> styles = new ArrayList<>();
    private final List<Integer> gaps = new ArrayList<>();
    private final List<int[]> own = new ArrayList<>();

    /**
     * @return the length of what was added
     */
    int add(Entry entry) {
      int start = text.length();
      if (last == null || !day(entry).equals(day(last))) {
        gaps.add(text.length());
        write(date.format(day(entry)), palette.muted(), SWT.BOLD);
        text.append('\n');
      }
      if (entry.isSaid()) {
        said(entry);
      } else {
        notice(entry);
      }
      last = entry;
      return text.length() - start;
    }

    private void said(Entry entry) {
      boolean mine = entry.kind() == Entry.Kind.SAID_BY_ME;
      int start = text.length();
      if (!continues(entry)) {
        gaps.add(start);
        String name = Shown.line(entry.who());
        write(
            mine ? ui.text("room.you", name) : name,
            mine ? palette.self() : palette.other(),
            SWT.BOLD);
        write("  " + timeOf(entry), palette.muted(), SWT.NORMAL);
        text.append('\n');
      }
      text.append(Shown.text(entry.text())).append('\n');
      if (mine) {
        own.add(new int[] {start, text.length() - 1});
      }
    }

    private void notice(Entry entry) {
      String key =
          switch (entry.kind()) {
            case CAME -> "event.came";
            case WENT -> "event.went";
            case ENTERED -> "event.entered";
            case INTERRUPTED -> "event.interrupted";
            case BACK -> "event.back";
            case SAID_BY_ME, SAID_BY_OTHER -> throw new IllegalArgumentException(entry.toString());
          };
      if (last == null || last.isSaid()) {
        gaps.add(text.length());
      }
      String sentence = ui.text(key, Shown.line(entry.who()));
      write(sentence + "  " + timeOf(entry), palette.muted(), SWT.ITALIC);
      text.append('\n');
    }

    void appendTo(StyledText widget) {
      if (text.isEmpty()) {
        return;
      }
      int offset = widget.getCharCount();
      widget.append(text.toString());
      styles.forEach(style -> style.start += offset);
      widget.replaceStyleRanges(offset, text.length(), styles.toArray(StyleRange[]::new));
      gaps.forEach(at -> widget.setLineVerticalIndent(widget.getLineAtOffset(offset + at), GAP));
      for (int[] range : own) {
        int first = widget.getLineAtOffset(offset + range[0]);
        int lines = widget.getLineAtOffset(offset + range[1]) - first + 1;
        widget.setLineBackground(first, lines, palette.ownBackground());
      }
    }

    private void write(String words, Color colour, int fontStyle) {
      StyleRange style = new StyleRange(text.length(), words.length(), colour, null, fontStyle);
      styles.add(style);
      text.append(words);
    }
  }

  private boolean continues(Entry entry) {
    return last != null
        && last.isSaid()
        && last.who().equals(entry.who())
        && Duration.between(last.at(), entry.at()).compareTo(ONE_BREATH) < 0;
  }

  private String timeOf(Entry entry) {
    return time.format(entry.at().atZone(zone));
  }

  private LocalDate day(Entry entry) {
    return LocalDate.ofInstant(entry.at(), zone);
  }
}
