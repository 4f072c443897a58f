package chat.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Tells other nodes about its own. */
public final class Reporter {
  /** Its name under {@code /user}, the same on all nodes. */
  public static final String NAME = "reporter";

  /** Asks for a report; replies with it unless it cannot be had. */
  public record Ask(ActorRef<NodeReport> replyTo) {}

  private Reporter() {}

  /**
   * @param source makes a report, on any thread; empty if it cannot be had
   */
  public static Behavior<Ask> create(Supplier<CompletionStage<Optional<NodeReport>>> source) {
    return Behaviors.receiveMessage(
        ask -> {
          source.get().thenAccept(report -> report.ifPresent(ask.replyTo()::tell));
          return Behaviors.same();
        });
  }
}
