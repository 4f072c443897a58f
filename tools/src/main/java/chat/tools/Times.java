package chat.tools;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them. */
public final class Times {
  private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)?");

  private Times() {}

  /**
   * A number with its unit (ms, s, m or h); seconds if it has none.
   *
   * @throws IllegalArgumentException with a sentence for people if it is none, or zero
   */
  public static Duration parse(String text) {
    Matcher matcher = TIME.matcher(text.strip());
    if (!matcher.matches()) {
      throw wrong(text);
    }
    double number = Double.parseDouble(matcher.group(1));
    long millisOfUnit =
        switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
          case "ms" -> 1;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 1000;
        };
    Duration time = Duration.ofMillis(Math.round(number * millisOfUnit));
    if (time.isZero()) {
      throw wrong(text);
    }
    return time;
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "\"%s\" is no time above zero; write 30s, 10m or 8h.".formatted(text));
  }
}
