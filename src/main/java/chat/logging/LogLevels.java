package chat.logging;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Sets what is logged, after the configuration is read. */
public final class LogLevels {
  private LogLevels() {}

  /** Logs the server from {@code least} on, and libraries likewise but never below warnings. */
  public static void apply(Level least) {
    Level libraries = least == Level.ERROR ? Level.ERROR : Level.WARN;
    set("chat", least);
    set(Logger.ROOT_LOGGER_NAME, libraries);
  }

  private static void set(String logger, Level level) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger(logger).setLevel(ch.qos.logback.classic.Level.convertAnSLF4JLevel(level));
  }
}
