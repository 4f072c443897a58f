package chat.tools.verify;

import chat.tools.Waiting;
import chat.tools.crowd.Login;
import chat.tools.launch.Nodes;
import chat.tools.net.Connector;
import java.time.Duration;

/** Cuts a launched server off from the others, looks on, and ends that. */
final class Partition {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration ANSWER = Duration.ofSeconds(1);

  private final Nodes nodes;
  private final int node;
  private final boolean fromAll;
  private final CutOffView view;
  private final int endedBefore;
  private long startNanos;

  /**
   * @param fromAll from people and the database too
   */
  Partition(Nodes nodes, int node, boolean fromAll) {
    this.nodes = nodes;
    this.node = node;
    this.fromAll = fromAll;
    view = new CutOffView(node, fromAll);
    endedBefore = nodes.endedByItself(node);
  }

  /**
   * Takes so long, and until the server serves again.
   *
   * @throws RunFailure if it does not serve for that time after the end
   */
  CutOffView run(Duration outage, Duration patience) {
    try (Connector connector = new Connector(nodes.addresses().get(node))) {
      startNanos = System.nanoTime();
      nodes.cutOff(node, fromAll);
      while (elapsed() < seconds(outage)) {
        look(connector);
      }
      nodes.heal(node);
      view.healed(elapsed());
      double latest = elapsed() + seconds(patience);
      while (!view.isBack()) {
        if (elapsed() > latest) {
          throw new RunFailure(
              "Node %d does not serve within %d s after it was no longer cut off."
                  .formatted(node + 1, patience.toSeconds()));
        }
        look(connector);
      }
      return view;
    }
  }

  private void look(Connector connector) {
    view.tried(Login.tryAt(connector, ANSWER), elapsed());
    view.ended(nodes.endedByItself(node) - endedBefore, elapsed());
    Waiting.pass(LOOK_AGAIN);
  }

  private double elapsed() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
