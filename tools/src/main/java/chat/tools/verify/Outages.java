package chat.tools.verify;

import chat.tools.process.ServerKiller;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is done to the servers.
 *
 * @param plan one thing after the other
 * @param longest how long any of them may take, beside what the bots have to settle
 */
record Outages(Supplier<Outage> plan, Duration longest) {
  enum Kind {
    KILL,
    /** Every server in turn ends in order, and comes back before the next one ends. */
    ROLLING_RESTART,
    /** One server is cut off, and is reached again later. */
    PARTITION
  }

  /**
   * One of them.
   *
   * @param action does it in a run; completes when all servers may be expected to serve again
   */
  record Outage(Kind kind, Function<Stage, CompletionStage<Void>> action) {}

  /** Of the only server, again and again. */
  static Outages kills(ServerKiller killer) {
    return new Outages(() -> new Outage(Kind.KILL, stage -> killer.kill()), Duration.ZERO);
  }
}
