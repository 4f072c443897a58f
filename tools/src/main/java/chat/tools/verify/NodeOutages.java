package chat.tools.verify;

import chat.tools.Waiting;
import chat.tools.judge.Figure;
import chat.tools.launch.Nodes;
import chat.tools.verify.Outages.Kind;
import chat.tools.verify.Outages.Outage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Carries out the plan for servers that were launched here. */
final class NodeOutages {
  private final NodePlan plan;
  private final Nodes nodes;
  private final NodeOptions options;

  private NodeOutages(NodePlan plan, Nodes nodes, NodeOptions options) {
    this.plan = plan;
    this.nodes = nodes;
    this.options = options;
  }

  /** Empty if the faults that are asked for leave the servers alone. */
  static Optional<Outages> of(VerifyOptions run, Nodes nodes, NodeOptions options) {
    if (!run.faults().any(Fault::isOfNodes)) {
      return Optional.empty();
    }
    NodePlan plan = new NodePlan(run, nodes.count(), options.longestDown());
    NodeOutages outages = new NodeOutages(plan, nodes, options);
    Duration longest =
        nodes
            .longestRestart()
            .multipliedBy(nodes.count())
            .plus(options.longestDown())
            .plus(options.outage());
    return Optional.of(new Outages(outages::next, longest));
  }

  private Outage next() {
    NodePlan.Step step = plan.next();
    return switch (step.fault()) {
      case ROLLING -> outage(Kind.ROLLING_RESTART, stage -> restartAll());
      case BUSIEST -> outage(Kind.KILL, stage -> killBusiest(stage, step.down()));
      case PARTITION -> outage(Kind.PARTITION, stage -> cutOff(stage, step.node(), false));
      case ISOLATION -> outage(Kind.PARTITION, stage -> cutOff(stage, step.node(), true));
      default -> outage(Kind.KILL, stage -> kill(step.node(), step.down()));
    };
  }

  private void kill(int node, Duration down) {
    nodes.kill(node);
    Waiting.pass(down);
    nodes.start(node);
  }

  /** Returns when the room speaks, so that the next one finds it somewhere. */
  private void killBusiest(Stage stage, Duration down) {
    String room = stage.busiest().name();
    int node = nodes.having(room);
    long now = System.nanoTime();
    CompletableFuture<Duration> speaks = stage.busiest().silentSince(now);
    kill(node, down);
    if (!Waiting.until(speaks::isDone, nodes.longestRestart())) {
      throw new RunFailure("The room %s does not speak again.".formatted(room));
    }
    nodes.tell(
        node,
        "had %s, which spoke again after %.1f s".formatted(room, speaks.join().toNanos() / 1e9));
  }

  private void restartAll() {
    for (int node = 0; node < nodes.count(); node++) {
      nodes.end(node);
      nodes.start(node);
    }
  }

  private void cutOff(Stage stage, int node, boolean fromAll) {
    CutOffView view =
        new Partition(nodes, node, fromAll).run(options.outage(), nodes.longestRestart());
    stage
        .thread()
        .ask(
            () -> {
              view.wrong(options.refusesWithin())
                  .ifPresent(why -> stage.violations().add(Figure.NOT_REFUSED, "%s", why));
              return stage.tally().partitions.add(view.figures());
            });
  }

  /** On a thread of its own, as it takes long and waits. */
  private static Outage outage(Kind kind, Consumer<Stage> work) {
    return new Outage(kind, stage -> aside(() -> work.accept(stage)));
  }

  private static CompletionStage<Void> aside(Runnable work) {
    return CompletableFuture.runAsync(
        work,
        task -> {
          Thread thread = new Thread(task, "outage");
          thread.setDaemon(true);
          thread.start();
        });
  }
}
