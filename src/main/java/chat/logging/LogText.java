package chat.logging;

/** Makes texts of strangers safe to log: one line stays one line and looks like what it is. */
public final class LogText {
  /** The default limit of a chat message, so that those are shown whole. */
  static final int MOST_QUOTED = 4_000;

  /** Room for a quoted text or two, and not for a flood. */
  static final int MOST_MESSAGE = 16_000;

  private LogText() {}

  /**
   * The text with everything escaped that could break a line, reorder or hide characters, or
   * command a terminal: control, format (bidirectional, zero width), line and paragraph separators
   * and halves of characters, each as a backslash and {@code u001b}. Applying it again changes
   * nothing.
   */
  public static String safe(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> append(out, codePoint));
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
    text.substring(0, end)
        .codePoints()
        .forEach(
            codePoint -> {
              if (codePoint == '"' || codePoint == '\\') {
                out.append('\\');
              }
              append(out, codePoint);
            });
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

  private static void append(StringBuilder out, int codePoint) {
    if (harmless(codePoint)) {
      out.appendCodePoint(codePoint);
    } else {
      for (char unit : Character.toChars(codePoint)) {
        out.append(String.format("\\u%04x", (int) unit));
      }
    }
  }

  private static boolean harmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
