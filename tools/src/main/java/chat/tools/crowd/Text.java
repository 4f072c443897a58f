package chat.tools.crowd;

import java.util.Optional;

/** A text that says who was to send it when, filled up to a length. */
record Text(String sender, long dueAtNanos) {
  /** What the names of a crowd begin with. */
  static final String PREFIX = "bench";

  private static final char END = ';';

  /**
   * @param payload bytes; the text is longer if it could not say what it has to
   */
  String of(int payload) {
    String head = sender + " " + dueAtNanos + END;
    return head + "x".repeat(Math.max(0, payload - head.length()));
  }

  /** What a text says; empty if it is a stranger's. */
  static Optional<Text> parse(String text) {
    int space = text.indexOf(' ');
    int end = text.indexOf(END);
    if (space < 0 || end < space || !text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      long due = Long.parseLong(text.substring(space + 1, end));
      return Optional.of(new Text(text.substring(0, space), due));
    } catch (NumberFormatException strangers) {
      return Optional.empty();
    }
  }
}
