package chat.tools.fuzz;

/**
 * Iterations of a run.
 *
 * @param last counts too
 */
record Range(long first, long last) {
  static final Range ALL = new Range(0, Long.MAX_VALUE);

  /**
   * One number, or two with a dash.
   *
   * @throws IllegalArgumentException with a sentence for people if it is something else
   */
  static Range parse(String text) {
    String[] ends = text.split("-", 2);
    try {
      long first = Long.parseLong(ends[0]);
      long last = Long.parseLong(ends[ends.length - 1]);
      if (first >= 0 && first <= last) {
        return new Range(first, last);
      }
    } catch (NumberFormatException noNumber) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "\"%s\" is no iteration; write one as 17, or several as 17-40.".formatted(text));
  }

  boolean isOne() {
    return first == last;
  }

  @Override
  public String toString() {
    return isOne() ? Long.toString(first) : first + "-" + last;
  }
}
