package chat.logging;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * {@code %safeMsg}: the message on one line, whoever wrote parts of it, and cut after 16,000 code
 * points.
 */
public final class SafeMessageConverter extends MessageConverter {
  @Override
  public String convert(ILoggingEvent event) {
    return LogText.safe(LogText.cut(super.convert(event), LogText.MOST_MESSAGE));
  }
}
