package chat.transport;

import java.time.Duration;

/** What settings have to keep to. Not in one of them: they have defaults of one another. */
final class Bounds {
  private Bounds() {}

  static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
    }
  }

  static void positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be longer than zero, not " + value);
    }
  }
}
