package chat.tools.attack;

/**
 * One thing that has to hold of a server under attack.
 *
 * @param what in words
 * @param measured what was found
 * @param limit what is allowed
 */
record Check(String what, String measured, String limit, boolean holds) {
  static Check atMost(String what, double measured, double limit, String unit) {
    return new Check(
        what, number(measured) + unit, "at most " + number(limit) + unit, measured <= limit);
  }

  static Check that(String what, boolean holds, Object measured, String limit) {
    return new Check(what, String.valueOf(measured), limit, holds);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString(Math.round(value)) : "%.1f".formatted(value);
  }

  @Override
  public String toString() {
    return "%s: %s (%s)".formatted(what, measured, limit);
  }
}
