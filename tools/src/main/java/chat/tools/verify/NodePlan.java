package chat.tools.verify;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** What is done to the launched servers; all of it follows from the seed. For one thread. */
final class NodePlan {
  /**
   * One thing.
   *
   * @param node which of them, from 0, where the fault does not say it itself
   * @param down for how long one that is killed is not started again
   */
  record Step(Fault fault, int node, Duration down) {}

  private final List<Fault> faults;
  private final int nodes;
  private final Duration longestDown;
  private final SplittableRandom random;
  private int done;

  NodePlan(VerifyOptions options, int nodes, Duration longestDown) {
    faults = options.faults().faults().stream().filter(Fault::isOfNodes).sorted().toList();
    this.nodes = nodes;
    this.longestDown = longestDown;
    random = new SplittableRandom(options.seed());
  }

  /** What is next; the faults that are asked for take turns. */
  Step next() {
    Duration down = Duration.ofMillis(random.nextLong(longestDown.toMillis() + 1));
    return new Step(faults.get(done++ % faults.size()), random.nextInt(nodes), down);
  }
}
