package chat.logging;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;

/** Makes texts of strangers safe to log: one line stays one line and looks like what it is. */
public final class LogText {
  /** The default limit of a chat message, so that those are shown whole. */
  static final int MOST_QUOTED = 4_000;

  /** More on one letter would paint over the lines above and below. */
  static final int MOST_MARKS = 4;

  /** Room for a quoted text or two, and not for a flood. */
  static final int MOST_MESSAGE = 16_000;

  private final StringBuilder out;
  private final boolean inQuotes;

  /** How many stand on the letter that was written last. */
  private int marks;

  private LogText(StringBuilder out, boolean inQuotes) {
    this.out = out;
    this.inQuotes = inQuotes;
  }

  /**
   * The text with everything escaped that could break a line, reorder or hide characters, command a
   * terminal, or paint over other lines: control, format (bidirectional, zero width) and other
   * characters that nobody sees, line and paragraph separators, halves of characters and what is
   * none, and marks beyond four on one letter, each as a backslash and {@code u001b}. Applying it
   * again changes nothing.
   */
  public static String safe(String text) {
    StringBuilder out = new StringBuilder(text.length());
    new LogText(out, false).write(text);
    return out.toString();
  }

  /**
   * The text in quotes as in JSON, with quotes and backslashes inside escaped, so that nothing in
   * it can end the quotes; safe as {@link #safe}. After 4,000 code points it is cut, which shows
   * behind the closing quote.
   */
  public static String quoted(String text) {
    int end = end(text, MOST_QUOTED);
    StringBuilder out = new StringBuilder(end + 2).append('"');
    new LogText(out, true).write(text.substring(0, end));
    return out.append('"').append(rest(text, end)).toString();
  }

  /** The text, cut after {@code most} code points, which shows at its end. */
  static String cut(String text, int most) {
    int end = end(text, most);
    return text.substring(0, end) + rest(text, end);
  }

  private static int end(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text.length()
        : text.offsetByCodePoints(0, most);
  }

  private static String rest(String text, int end) {
    return end == text.length()
        ? ""
        : "... (" + text.codePointCount(end, text.length()) + " more characters)";
  }

  private void write(String text) {
    text.codePoints().forEach(this::write);
  }

  private void write(int codePoint) {
    if (!isHarmless(codePoint)) {
      for (char unit : Character.toChars(codePoint)) {
        out.append(String.format("\\u%04x", (int) unit));
      }
      return;
    }
    if (inQuotes && (codePoint == '"' || codePoint == '\\')) {
      out.append('\\');
    }
    out.appendCodePoint(codePoint);
  }

  private boolean isHarmless(int codePoint) {
    return switch (UCharacter.getType(codePoint)) {
      case ECharacterCategory.CONTROL,
          ECharacterCategory.FORMAT,
          ECharacterCategory.LINE_SEPARATOR,
          ECharacterCategory.PARAGRAPH_SEPARATOR,
          ECharacterCategory.SURROGATE ->
          false;
      case ECharacterCategory.NON_SPACING_MARK,
          ECharacterCategory.ENCLOSING_MARK,
          ECharacterCategory.COMBINING_SPACING_MARK ->
          isVisible(codePoint) && ++marks <= MOST_MARKS;
      default -> {
        marks = 0;
        yield isVisible(codePoint);
      }
    };
  }

  private static boolean isVisible(int codePoint) {
    return !UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
        && !UCharacter.hasBinaryProperty(codePoint, UProperty.NONCHARACTER_CODE_POINT);
  }
}
