package chat.cluster;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.cluster.Cluster;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Whether this node is a member of its cluster. */
public final class Membership {
  private Membership() {}

  /** Completes when the other nodes have let this one in. */
  public static CompletionStage<Done> begin(ActorSystem<?> system) {
    CompletableFuture<Done> member = new CompletableFuture<>();
    Cluster.get(system).registerOnMemberUp(() -> member.complete(Done.getInstance()));
    return member;
  }
}
