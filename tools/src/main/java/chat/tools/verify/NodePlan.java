package chat.tools.verify;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** Which of the launched servers goes when; all of it follows from the seed. For one thread. */
final class NodePlan {
  /**
   * One server is killed.
   *
   * @param node from 0
   * @param down for how long it is not started again
   */
  record Kill(int node, Duration down) {}

  private final FaultOptions faults;
  private final int nodes;
  private final Duration longestDown;
  private final SplittableRandom random;
  private boolean killedLast;

  NodePlan(VerifyOptions options, int nodes, Duration longestDown) {
    faults = options.faults();
    this.nodes = nodes;
    this.longestDown = longestDown;
    random = new SplittableRandom(options.seed());
  }

  /** What is next; empty for a rolling restart. The two take turns if both are asked for. */
  Optional<Kill> next() {
    killedLast = faults.killNode() && !(faults.rolling() && killedLast);
    if (!killedLast) {
      return Optional.empty();
    }
    Duration down = Duration.ofMillis(random.nextLong(longestDown.toMillis() + 1));
    return Optional.of(new Kill(random.nextInt(nodes), down));
  }
}
