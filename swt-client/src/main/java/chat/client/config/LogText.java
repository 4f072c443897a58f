package chat.client.config;

/** Makes what others said, or what was typed, safe to log and to tell on a terminal. */
public final class LogText {
  private static final int MOST_MESSAGE = 16_000;

  private LogText() {}

  /**
   * The text on one line, with everything escaped that could command the terminal, reorder, hide or
   * pile up characters, each as a backslash and {@code u{1b}}; cut after 16,000 characters.
   */
  public static String safe(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), MOST_MESSAGE));
    text.codePoints()
        .limit(MOST_MESSAGE)
        .forEach(
            c -> {
              if (isHarmless(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(String.format("\\u{%x}", c));
              }
            });
    return out.toString();
  }

  /** Marks are none that anybody needs in here, and may pile up. */
  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
