package chat.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import chat.config.Settings.LogLevel;
import org.slf4j.LoggerFactory;

/** Sets what is logged, after the configuration is read. */
public final class LogLevels {
  /** All of the server's own code. */
  static final String OWN = "chat";

  private LogLevels() {}

  /**
   * Logs the server from {@code least} on, and libraries from there on but never below warnings.
   */
  public static void apply(LogLevel least) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Level own = Level.toLevel(least.name());
    Level libraries = own.isGreaterOrEqual(Level.WARN) ? own : Level.WARN;
    context.getLogger(OWN).setLevel(own);
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(libraries);
  }
}
