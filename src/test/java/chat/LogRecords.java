package chat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What a part of the server logs while this is open, at debug and above. */
public final class LogRecords extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger log;
  private final List<ILoggingEvent> records = new CopyOnWriteArrayList<>();

  /**
   * @param part the name of its loggers begins so, such as {@code chat.transport}
   */
  public LogRecords(String part) {
    log = (Logger) LoggerFactory.getLogger(part);
    start();
    log.addAppender(this);
    log.setLevel(Level.DEBUG);
    log.setAdditive(false);
  }

  @Override
  protected void append(ILoggingEvent record) {
    records.add(record);
  }

  public List<String> of(Level level) {
    return records.stream()
        .filter(record -> record.getLevel() == level)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  /** What an operator sees by default and should not, when only strangers misbehave. */
  public List<String> aboveDebug() {
    return records.stream()
        .filter(record -> record.getLevel().isGreaterOrEqual(Level.INFO))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Override
  public void close() {
    log.detachAppender(this);
    log.setAdditive(true);
    log.setLevel(null);
  }
}
