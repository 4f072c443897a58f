package chat.client.config;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One line for what is logged, and one for each frame of an exception, marked as a continuation.
 * Nothing that a server said can end a line, pass for another one, or command the terminal in which
 * the file is read.
 */
final class LogLines extends Formatter {
  private static final String CONTINUATION = "  | ";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");

  @Override
  public String format(LogRecord record) {
    StringBuilder out = new StringBuilder();
    out.append(TIME.format(ZonedDateTime.ofInstant(record.getInstant(), ZoneId.systemDefault())))
        .append(' ')
        .append(record.getLevel().getName())
        .append(' ')
        .append(LogText.safe(record.getLoggerName() + " " + formatMessage(record)))
        .append(System.lineSeparator());
    if (record.getThrown() != null) {
      trace(out, "", record.getThrown(), Collections.newSetFromMap(new IdentityHashMap<>()));
    }
    return out.toString();
  }

  private static void trace(
      StringBuilder out, String relation, Throwable thrown, Set<Throwable> seen) {
    if (!seen.add(thrown)) {
      line(out, relation + "the same as above: " + thrown.getClass().getName());
      return;
    }
    line(out, relation + thrown);
    for (StackTraceElement frame : thrown.getStackTrace()) {
      line(out, "  at " + frame);
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      trace(out, "suppressed: ", suppressed, seen);
    }
    if (thrown.getCause() != null) {
      trace(out, "caused by: ", thrown.getCause(), seen);
    }
  }

  private static void line(StringBuilder out, String text) {
    out.append(CONTINUATION).append(LogText.safe(text)).append(System.lineSeparator());
  }
}
