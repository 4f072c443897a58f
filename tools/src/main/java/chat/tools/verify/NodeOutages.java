package chat.tools.verify;

import chat.tools.Waiting;
import chat.tools.launch.Nodes;
import chat.tools.process.ServerKiller;
import chat.tools.verify.Outages.Kind;
import chat.tools.verify.Outages.Outage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Carries out the plan for servers that were launched here. */
final class NodeOutages {
  private final NodePlan plan;
  private final Nodes nodes;

  private NodeOutages(NodePlan plan, Nodes nodes) {
    this.plan = plan;
    this.nodes = nodes;
  }

  /** Empty if the faults that are asked for leave the servers alone. */
  static Optional<Outages> of(VerifyOptions options, Nodes nodes, Duration longestDown) {
    if (!options.faults().needsNodes()) {
      return Optional.empty();
    }
    NodePlan plan = new NodePlan(options, nodes.count(), longestDown);
    NodeOutages outages = new NodeOutages(plan, nodes);
    Duration longest = nodes.longestRestart().multipliedBy(nodes.count()).plus(longestDown);
    return Optional.of(new Outages(outages::next, longest));
  }

  private Outage next() {
    return plan.next()
        .map(kill -> new Outage(Kind.KILL, aside(() -> kill(kill))))
        .orElseGet(() -> new Outage(Kind.ROLLING_RESTART, aside(this::restartAll)));
  }

  private void kill(NodePlan.Kill kill) {
    nodes.kill(kill.node());
    Waiting.pass(kill.down());
    nodes.start(kill.node());
  }

  private void restartAll() {
    for (int node = 0; node < nodes.count(); node++) {
      nodes.end(node);
      nodes.start(node);
    }
  }

  /** On a thread of its own, as it takes long and waits. */
  private static ServerKiller aside(Runnable work) {
    return () ->
        CompletableFuture.runAsync(
            work,
            task -> {
              Thread thread = new Thread(task, "outage");
              thread.setDaemon(true);
              thread.start();
            });
  }
}
