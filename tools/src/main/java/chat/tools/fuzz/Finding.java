package chat.tools.fuzz;

import java.util.regex.Pattern;

/**
 * Something that a server must not do.
 *
 * @param iterations the one that did it, or those that were under way or just over
 */
record Finding(String what, Range iterations) {
  private static final Pattern VARIES = Pattern.compile("[0-9]+");

  /** The same for findings that differ only in numbers and times. */
  String kind() {
    return VARIES.matcher(what).replaceAll("#");
  }
}
