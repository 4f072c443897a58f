package chat.cluster;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.cluster.Cluster;
import chat.config.Settings.Discovery;
import chat.config.Settings.FoundNodes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Whether this node is a member of its cluster. */
public final class Membership {
  private Membership() {}

  /**
   * Completes when the other nodes have let this one in; fails if it cannot listen where it would
   * be found.
   */
  public static CompletionStage<Done> begin(ActorSystem<?> system, Discovery discovery) {
    CompletableFuture<Done> member = new CompletableFuture<>();
    Cluster.get(system).registerOnMemberUp(() -> member.complete(Done.getInstance()));
    if (discovery instanceof FoundNodes) {
      Bootstrap.begin(system)
          .exceptionally(
              failure -> {
                member.completeExceptionally(failure);
                return null;
              });
    }
    return member;
  }
}
