package chat.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether messages can be stored; tells changes, once each. */
final class StoreHealth {
  private static final Logger LOG = LoggerFactory.getLogger("chat.store.Journal");

  private final String name;
  private final StoreListener listener;
  private StoreProblem problem;

  /** Works until something else is known. */
  StoreHealth(String name, StoreListener listener) {
    this.name = name;
    this.listener = listener;
  }

  void failed(StoreException failure) {
    if (failure.problem() == problem) {
      return;
    }
    problem = failure.problem();
    String cause =
        String.valueOf(failure.getCause() == null ? null : failure.getCause().getMessage());
    LOG.error("Messages cannot be stored: {} {} ({})", name, sentence(problem), cause);
    if (problem == StoreProblem.FAILED) {
      LOG.error("The failure was", failure);
    }
    listener.failing(problem);
  }

  void works() {
    if (problem != null) {
      problem = null;
      LOG.info("Messages can be stored again: {} works.", name);
      listener.working();
    }
  }

  private static String sentence(StoreProblem problem) {
    return switch (problem) {
      case FULL ->
          "has no space left. Free space on its disk, raise its limit, or let grpc-chat.store.retention delete; it goes on by itself.";
      case READ_ONLY -> "may not be written. Make it writable; it goes on by itself.";
      case DAMAGED -> "is damaged. Stop the server and restore a backup.";
      case LOCKED -> "is locked by another program. End that program's work; it goes on by itself.";
      case UNREACHABLE ->
          "cannot be reached. Start it or repair the network; it goes on by itself.";
      case FAILED -> "fails. Look at the cause; it is tried again each second.";
    };
  }
}
