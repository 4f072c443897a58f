package chat.store;

import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the store works, as those who use it found out. Says so once per change, to the log and
 * to its listener. Safe to use from any thread.
 */
public final class StoreStatus {

  /** What can be done with a store. */
  enum Part {
    WRITING("Messages cannot be stored in {}: {} What people send meanwhile is refused."),
    READING("Messages cannot be read from {}: {} What people ask for meanwhile is refused.");

    final String failing;

    Part(String failing) {
      this.failing = failing;
    }
  }

  private static final Logger log = LoggerFactory.getLogger(StoreStatus.class);

  private final String place;
  private final StoreListener listener;
  private final Map<Part, StoreProblem> problems = new EnumMap<>(Part.class);

  /**
   * @param place where the store is, for people
   */
  public StoreStatus(String place, StoreListener listener) {
    this.place = place;
    this.listener = listener;
  }

  /** Something went wrong. */
  synchronized void fails(Part part, StoreException failure) {
    StoreProblem before = problems.put(part, failure.problem());
    if (before != failure.problem()) {
      log.error(part.failing, place, advice(failure.problem()));
      log.debug("the store failed", failure);
      listener.failing(failure.problem());
    }
  }

  /** Something went well. */
  synchronized void works(Part part) {
    if (problems.remove(part) != null) {
      log.info("{} in {} works again.", part, place);
      if (problems.isEmpty()) {
        listener.working();
      }
    }
  }

  private static String advice(StoreProblem problem) {
    return switch (problem) {
      case FULL -> "no space is left. Make space, raise the limit, or keep less (retention).";
      case READ_ONLY -> "it may not be written. Give the server's user the right to, or remount.";
      case DAMAGED -> "it is damaged. Stop the server and restore a backup, or recover it.";
      case LOCKED -> "another program has locked it. Close that program.";
      case UNREACHABLE -> "it cannot be reached. See that its disk or server is there.";
      case FAILED -> "it failed. The log has the details at level debug.";
    };
  }
}
