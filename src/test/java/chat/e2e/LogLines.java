package chat.e2e;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import chat.Await;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * All lines of all loggers during a test, as they come from many threads, but for what the tests'
 * own client says of itself.
 */
final class LogLines extends AppenderBase<ILoggingEvent>
    implements BeforeEachCallback, AfterEachCallback {
  final List<ILoggingEvent> all = new CopyOnWriteArrayList<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  @Override
  public void beforeEach(ExtensionContext context) {
    start();
    root.addAppender(this);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    root.detachAppender(this);
    all.clear();
  }

  @Override
  protected void append(ILoggingEvent line) {
    if (!line.getLoggerName().startsWith("io.grpc.")) {
      all.add(line);
    }
  }

  List<String> texts() {
    return all.stream().flatMap(LogLines::text).toList();
  }

  private static Stream<String> text(ILoggingEvent line) {
    return line.getThrowableProxy() == null
        ? Stream.of(line.getFormattedMessage())
        : Stream.of(line.getFormattedMessage(), line.getThrowableProxy().getMessage());
  }

  /** What the console was given, each record with its line end. */
  List<String> written() {
    var console = (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
    return all.stream()
        .map(line -> new String(console.getEncoder().encode(line), StandardCharsets.UTF_8))
        .toList();
  }

  void awaitCount(int count) {
    Await.until(count + " lines", () -> all.size() >= count);
  }

  void awaitLine(String start) {
    Await.until(start, () -> texts().stream().anyMatch(line -> line.startsWith(start)));
  }
}
