package chat.logging;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;

/**
 * {@code %safeEx}: an exception's trace, each line marked as a continuation, so that neither a
 * message nor a class of somebody else's making can pass for a line of its own.
 */
public final class SafeThrowableConverter extends ThrowableHandlingConverter {
  private static final String CONTINUATION = "  | ";

  @Override
  public String convert(ILoggingEvent event) {
    StringBuilder out = new StringBuilder();
    if (event.getThrowableProxy() != null) {
      append(out, "", event.getThrowableProxy());
    }
    return out.toString();
  }

  private static void append(StringBuilder out, String relation, IThrowableProxy thrown) {
    if (thrown.isCyclic()) {
      line(out, relation + "the same as above: " + thrown.getClassName());
      return;
    }
    line(out, relation + thrown.getClassName() + message(thrown));
    StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
    int own = frames.length - thrown.getCommonFrames();
    for (int i = 0; i < own; i++) {
      line(out, "  " + frames[i].getSTEAsString());
    }
    if (thrown.getCommonFrames() > 0) {
      line(out, "  ... " + thrown.getCommonFrames() + " more");
    }
    for (IThrowableProxy suppressed : thrown.getSuppressed()) {
      append(out, "suppressed: ", suppressed);
    }
    if (thrown.getCause() != null) {
      append(out, "caused by: ", thrown.getCause());
    }
  }

  private static String message(IThrowableProxy thrown) {
    return thrown.getMessage() == null
        ? ""
        : ": " + LogText.cut(thrown.getMessage(), LogText.MOST_MESSAGE);
  }

  private static void line(StringBuilder out, String text) {
    out.append(CONTINUATION).append(LogText.safe(text)).append(System.lineSeparator());
  }
}
