package chat;

import chat.config.Settings;
import com.typesafe.config.Config;

/** Runs the server until it is stopped. */
@FunctionalInterface
public interface ServerRunner {
  /**
   * Runs until the server has stopped.
   *
   * @param settings what the operator decided
   * @param config the same and everything for libraries, for the actor system
   * @return the exit code of the process
   * @throws StartFailure if the server cannot start
   */
  int run(Settings settings, Config config);
}
