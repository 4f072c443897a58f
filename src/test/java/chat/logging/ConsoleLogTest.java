package chat.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/** What the shipped logback.xml makes of a record. */
class ConsoleLogTest {
  private static final String START =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}([+-]\\d\\d:\\d\\d|Z) ";

  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void configure() throws JoranException {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(getClass().getResource("/logback.xml"));
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  private String logged(String message, Throwable thrown, Object... arguments) {
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    var console = (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
    var logger = context.getLogger("chat.actors.Room");
    var event = new LoggingEvent("", logger, Level.INFO, message, thrown, arguments);
    return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
  }

  private static List<String> lines(String record) {
    assertThat(record).endsWith(System.lineSeparator());
    return List.of(record.split("\\R|[\u0085\u2028\u2029]"));
  }

  @Nested
  class Message {
    @Test
    void hasTimeWithZoneLevelAndShortName() {
      assertThat(lines(logged("{} joined {}", null, "李雷", "general")))
          .singleElement()
          .asString()
          .matches(START + "INFO  Room 李雷 joined general");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085", "\u000b", "\f"})
    void forgedRecordStaysInItsLine(String separator) {
      String forged = "x" + separator + "2030-01-01T00:00:00.000+00:00 INFO  Room root joined";
      assertThat(lines(logged("name={}", null, forged))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "\u009b2J", "\u202e", "\u2066", "\u200b", "\b\b"})
    void cannotCommandTheTerminal(String attack) {
      assertThat(logged("name={}", null, attack)).doesNotContain(attack).contains("name=\\u");
    }

    @Test
    void hugeTextIsCut() {
      assertThat(lines(logged("{}", null, "a".repeat(1_000_000))))
          .singleElement()
          .asString()
          .hasSizeLessThan(16_200)
          .endsWith("a... (984000 more characters)");
    }
  }

  @Nested
  class Trace {
    @Test
    void everyLineIsMarkedAsContinuation() {
      Exception cause = new IllegalStateException("inner");
      Exception outer = new IllegalArgumentException("outer", cause);
      outer.addSuppressed(new RuntimeException("aside"));
      List<String> lines = lines(logged("failed", outer));
      assertThat(lines.get(0)).matches(START + "INFO  Room failed");
      assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("  | "));
      assertThat(lines)
          .contains(
              "  | java.lang.IllegalArgumentException: outer",
              "  | suppressed: java.lang.RuntimeException: aside",
              "  | caused by: java.lang.IllegalStateException: inner")
          .anyMatch(line -> line.startsWith("  |   at chat.logging.ConsoleLogTest"));
    }

    @Test
    void messageOfExceptionCannotForgeLines() {
      String forged = "x\n2030-01-01T00:00:00.000Z INFO  Room root joined\u2028y\n  | caused by: z";
      List<String> lines = lines(logged("failed", new RuntimeException(forged)));
      assertThat(lines.get(1)).contains("x\\u000a2030", "joined\\u2028y\\u000a  | caused by: z");
      assertThat(lines.subList(2, lines.size())).allMatch(line -> line.startsWith("  |   "));
    }

    @Test
    void cycleEnds() {
      Exception one = new IllegalStateException("one");
      Exception two = new IllegalStateException("two", one);
      one.initCause(two);
      assertThat(lines(logged("failed", one)))
          .contains("  | caused by: the same as above: java.lang.IllegalStateException");
    }

    @Test
    void exceptionWithoutMessageIsNamed() {
      assertThat(lines(logged("failed", new RuntimeException())))
          .contains("  | java.lang.RuntimeException");
    }
  }
}
