package chat.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.ClusterEvent.CurrentClusterState;
import akka.cluster.Member;
import akka.cluster.typed.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;

/** The members of the cluster as this node sees them. Safe for any thread. */
public final class Peers {
  /** A scraper, or a person, waits for about ten seconds. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /**
   * A member.
   *
   * @param status Akka's, in lower case
   * @param self whether it is this node
   */
  public record Peer(Address address, String status, boolean reachable, boolean self) {
    /** A server that has no others beside it, by the address of its clients. */
    public static Peer alone(String host, int port) {
      return new Peer(new Address("akka", "alone", host, port), "up", true, true);
    }

    /** {@code HOST:PORT} as the settings name it. */
    public String name() {
      String host = address.getHost().orElse("");
      boolean bare = host.contains(":") && !host.startsWith("[");
      return (bare ? "[" + host + "]" : host) + ":" + address.getPort().orElse(0);
    }
  }

  private final ActorSystem<?> system;
  private final ActorRefResolver resolver;

  public Peers(ActorSystem<?> system) {
    this.system = system;
    this.resolver = ActorRefResolver.get(system);
  }

  /** All members, in the order of their addresses. */
  public List<Peer> all() {
    Cluster cluster = Cluster.get(system);
    CurrentClusterState state = cluster.state();
    return StreamSupport.stream(state.getMembers().spliterator(), false)
        .map(
            member ->
                new Peer(
                    member.address(),
                    status(member),
                    !state.getUnreachable().contains(member),
                    member.address().equals(cluster.selfMember().address())))
        .toList();
  }

  private static String status(Member member) {
    return member.status().toString().toLowerCase(Locale.ROOT);
  }

  /** What a member tells of itself; empty if it does not answer in time. */
  public CompletionStage<Optional<NodeReport>> ask(Peer peer) {
    return AskPattern.<Reporter.Ask, NodeReport>ask(
            resolver.resolveActorRef(peer.address() + "/user/" + Reporter.NAME),
            Reporter.Ask::new,
            TIMEOUT,
            system.scheduler())
        .thenApply(Optional::of)
        .exceptionally(late -> Optional.empty());
  }
}
