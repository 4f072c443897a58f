package chat.client.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The light marks people write in plain text, and the links in it. {@code *bold*}, {@code _italic_}
 * and {@code `code`} lose their marks, and so do blocks of code between lines of three backquotes;
 * a line that quotes keeps its {@code >}. What is not closed stays as it was written.
 */
public final class Marks {
  /** What a part of a text is. */
  public enum Kind {
    BOLD,
    ITALIC,
    CODE,
    QUOTE,
    LINK
  }

  /** A part of a text, from {@code start} to before {@code end}. */
  public record Span(Kind kind, int start, int end) {}

  /** A text to show, and what its parts are; a part within another one comes after it. */
  public record Marked(String text, List<Span> spans) {
    /** Whether a part begins and ends where lines do, as a block of code. */
    public boolean isWholeLines(Span part) {
      return (part.start() == 0 || text.charAt(part.start() - 1) == '\n')
          && (part.end() == text.length() || text.charAt(part.end()) == '\n');
    }
  }

  /** Without any of these there is nothing to look for. */
  private static final String MARKS = "*_`>:";

  private static final String FENCE = "```";

  /** Nothing that is marked is longer, in characters. */
  private static final int LONGEST = 2_000;

  /** After so many the rest of a text stays as it was written. */
  private static final int MOST = 500;

  private static final String APART_BEFORE = "(?<!" + Mentions.WITHIN_A_WORD + ")";
  private static final String APART_AFTER = "(?!" + Mentions.WITHIN_A_WORD + ")";

  /**
   * Scripts without spaces and their punctuation end a link, as nothing else parts it from them.
   */
  private static final String IN_A_LINK =
      "[[\\p{Graph}\\p{L}\\p{N}]&&[^<>\"`\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsBopomofo}"
          + "\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}\u2018-\u201F\u2026\u2066-\u2069"
          + "\u3000-\u303F\uFE30-\uFE4F\uFF00-\uFFEF]]";

  private static final Pattern MARK =
      Pattern.compile(
          "(?<link>"
              + APART_BEFORE
              + "(?i:https?://|mailto:)(?=[\\p{L}\\p{N}\\[])"
              + IN_A_LINK
              + "{1,2000}+)"
              + "|`(?<code>[^`]{1,"
              + LONGEST
              + "}+)`"
              + "|"
              + APART_BEFORE
              + between("bold", "*", "\\*{1,2}")
              + APART_AFTER
              + "|(?<!_)"
              + APART_BEFORE
              + between("italic", "_", "_")
              + "(?!_)"
              + APART_AFTER);

  private final StringBuilder text = new StringBuilder();
  private final List<Span> spans = new ArrayList<>();

  private Marks() {}

  /**
   * @param shown a text that is fit to be shown
   */
  public static Marked in(String shown) {
    if (shown.chars().noneMatch(letter -> MARKS.indexOf(letter) >= 0)) {
      return new Marked(shown, List.of());
    }
    Marks marks = new Marks();
    marks.lines(shown.split("\n", -1));
    return new Marked(marks.text.toString(), List.copyOf(marks.spans));
  }

  /** Without the mark within, so that what is looked at is looked at once. */
  private static String between(String name, String mark, String around) {
    String other = "[^" + mark + "]";
    String edge = "[^\\s" + mark + "]";
    return "%1$s(?=%4$s)(?<%2$s>%3$s{1,%5$d}+)(?<=%4$s)%1$s"
        .formatted(around, name, other, edge, LONGEST);
  }

  private void lines(String[] lines) {
    int lastFence = lines.length - 1;
    while (lastFence >= 0 && !lines[lastFence].strip().equals(FENCE)) {
      lastFence--;
    }
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        text.append('\n');
      }
      if (lines[i].startsWith(FENCE) && i + 1 < lastFence) {
        i = block(lines, i + 1);
      } else {
        line(lines[i]);
      }
    }
  }

  /**
   * @return the line that closes the block
   */
  private int block(String[] lines, int first) {
    int end = first + 1;
    while (!lines[end].strip().equals(FENCE)) {
      end++;
    }
    int start = text.length();
    text.append(String.join("\n", List.of(lines).subList(first, end)));
    span(Kind.CODE, start);
    return end;
  }

  private void line(String line) {
    int start = text.length();
    if (line.startsWith(">")) {
      int index = spans.size();
      inline(line);
      spans.add(index, new Span(Kind.QUOTE, start, text.length()));
    } else {
      inline(line);
    }
  }

  private void inline(String words) {
    Matcher mark = MARK.matcher(words);
    int at = 0;
    while (spans.size() < MOST && mark.find(at)) {
      text.append(words, at, mark.start());
      at = mark.group("link") == null ? marked(mark) : mark.start() + link(mark.group("link"));
    }
    text.append(words.substring(at));
  }

  private int marked(Matcher mark) {
    int start = text.length();
    int index = spans.size();
    if (mark.group("code") != null) {
      text.append(mark.group("code"));
      span(Kind.CODE, start);
    } else {
      boolean bold = mark.group("bold") != null;
      inline(mark.group(bold ? "bold" : "italic"));
      spans.add(index, new Span(bold ? Kind.BOLD : Kind.ITALIC, start, text.length()));
    }
    return mark.end();
  }

  private int link(String found) {
    int length = withoutPunctuation(found);
    int start = text.length();
    text.append(found, 0, length);
    span(Kind.LINK, start);
    return length;
  }

  /**
   * What ends the sentence around a link is not of the link; a bracket is if it was opened there.
   */
  private static int withoutPunctuation(String link) {
    long open = link.chars().filter(c -> c == '(').count();
    long closed = link.chars().filter(c -> c == ')').count();
    int end = link.length();
    while (end > 0) {
      char last = link.charAt(end - 1);
      if (last == ')' && closed > open) {
        closed--;
      } else if (".,;:!?'*_~|]}".indexOf(last) < 0) {
        break;
      }
      end--;
    }
    return end;
  }

  private void span(Kind kind, int start) {
    spans.add(new Span(kind, start, text.length()));
  }
}
