package chat.client.model;

import java.text.Bidi;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes what came from the network, from whatever server, fit to be shown: nothing in it moves the
 * cursor, hides, turns round the text beside it, paints over other lines, or keeps the widgets busy
 * for long. Joiners and variation selectors stay, as emoji and several scripts are made with them.
 * What a person writes stays as it is, so that it can be copied.
 */
public final class Shown {
  /** In code points; more than the longest text of a server with the usual limit, by far. */
  static final int LONGEST_TEXT = 20_000;

  static final int LONGEST_LINE = 500;

  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';
  private static final String MORE = "…";
  private static final Pattern LINE_END = Pattern.compile("[\n\u2028\u2029]");

  private Shown() {}

  /** A text of several lines; tabs stay. What is longer than any message is cut. */
  public static String text(String raw) {
    String unified = cut(raw, LONGEST_TEXT).replace("\r\n", "\n").replace('\r', '\n');
    return Stream.of(LINE_END.split(unified, -1))
        .map(line -> isolated(Tidy.line(line, true)))
        .collect(Collectors.joining("\n"));
  }

  /** A name, a room, a topic: one line, cut if it is longer than any of them. */
  public static String line(String raw) {
    return isolated(Tidy.line(cut(raw, LONGEST_LINE), false));
  }

  private static String cut(String raw, int longest) {
    return raw.length() <= longest || raw.codePointCount(0, raw.length()) <= longest
        ? raw
        : raw.substring(0, raw.offsetByCodePoints(0, longest)) + MORE;
  }

  /** Only where it matters, so that copied text stays as it was written. */
  private static String isolated(String line) {
    return Bidi.requiresBidi(line.toCharArray(), 0, line.length())
        ? FIRST_STRONG_ISOLATE + line + POP_ISOLATE
        : line;
  }
}
