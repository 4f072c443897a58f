package chat.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinesTest {
  private static List<String> lines(String message, Throwable thrown) {
    LogRecord record = new LogRecord(Level.WARNING, message);
    record.setLoggerName("chat.client.Main");
    record.setThrown(thrown);
    String written = new LogLines().format(record);
    assertThat(written).endsWith(System.lineSeparator());
    return List.of(written.split("\\R|[\u0085\u2028\u2029]"));
  }

  @Test
  void sayWhenHowBadAndWhere() {
    assertThat(lines("Grüße, 你好 😀", null))
        .singleElement()
        .asString()
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d{4} WARNING"
                + " chat\\.client\\.Main Grüße, 你好 😀");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "\r",
        "\u0085",
        "\u2028",
        "\u001b[2J",
        "\u009b2J",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\u0301"
      })
  void cannotBeForgedNorCommandATerminal(String attack) {
    assertThat(lines("x" + attack + "y", new IllegalStateException("x" + attack + "y")))
        .noneMatch(line -> line.contains(attack))
        .satisfies(all -> assertThat(all.get(0)).contains("x\\u{"))
        .satisfies(all -> assertThat(all.get(1)).contains("IllegalStateException: x\\u{"));
  }

  @Test
  void showTracesAsContinuations() {
    Exception cause = new IllegalStateException("inner");
    Exception outer = new IllegalArgumentException("outer", cause);
    outer.addSuppressed(new RuntimeException("aside"));
    cause.initCause(outer);

    List<String> lines = lines("failed", outer);

    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("  | "));
    assertThat(lines)
        .contains(
            "  | java.lang.IllegalArgumentException: outer",
            "  | suppressed: java.lang.RuntimeException: aside",
            "  | caused by: java.lang.IllegalStateException: inner",
            "  | caused by: the same as above: java.lang.IllegalArgumentException")
        .anyMatch(line -> line.startsWith("  |   at chat.client.config.LogLinesTest"));
  }

  @Test
  void areCut() {
    assertThat(lines("x".repeat(1_000_000), null).get(0)).hasSizeLessThan(16_100);
  }
}
