package chat.client.model;

import java.text.Bidi;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes what came from the network fit to be shown: nothing in it moves the cursor, hides, or turns
 * round the text beside it. Joiners and variation selectors stay, as emoji and several scripts are
 * made with them.
 */
public final class Shown {
  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';
  private static final char REPLACEMENT = '\uFFFD';
  private static final int CONTROL_PICTURES = 0x2400;

  private Shown() {}

  /** A text of several lines; tabs stay. */
  public static String text(String raw) {
    String unified = raw.replace("\r\n", "\n").replace('\r', '\n');
    return Stream.of(unified.split("[\n\u2028\u2029]", -1))
        .map(line -> isolated(clean(line, true)))
        .collect(Collectors.joining("\n"));
  }

  /** A name, a room, a topic: one line. */
  public static String line(String raw) {
    return isolated(clean(raw, false));
  }

  private static String clean(String raw, boolean tabs) {
    StringBuilder clean = new StringBuilder(raw.length());
    raw.codePoints()
        .filter(c -> !isBidiControl(c))
        .map(c -> c == '\t' && tabs ? c : visible(c))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static int visible(int c) {
    if (c < 0x20) {
      return CONTROL_PICTURES + c;
    }
    boolean unprintable =
        Character.isISOControl(c)
            || Character.getType(c) == Character.SURROGATE
            || Character.getType(c) == Character.LINE_SEPARATOR
            || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    return unprintable ? REPLACEMENT : c;
  }

  private static boolean isBidiControl(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069;
  }

  /** Only where it matters, so that copied text stays as it was written. */
  private static String isolated(String line) {
    return Bidi.requiresBidi(line.toCharArray(), 0, line.length())
        ? FIRST_STRONG_ISOLATE + line + POP_ISOLATE
        : line;
  }
}
