package chat.ops;

import chat.cluster.NodeReport;
import chat.cluster.NodeReport.OpenRoom;
import chat.cluster.Peers.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds out about this node and those beside it. Safe for any thread. */
public final class Nodes {
  private final Census census;
  private final Supplier<Optional<String>> whyNotServing;
  private final Supplier<List<Peer>> peers;
  private final Function<Peer, CompletionStage<Optional<NodeReport>>> ask;

  /**
   * @param peers all nodes, this one among them
   * @param ask what another one tells of itself, empty if it does not in time
   */
  public Nodes(
      Census census,
      Supplier<Optional<String>> whyNotServing,
      Supplier<List<Peer>> peers,
      Function<Peer, CompletionStage<Optional<NodeReport>>> ask) {
    this.census = census;
    this.whyNotServing = whyNotServing;
    this.peers = peers;
    this.ask = ask;
  }

  /** A server that has no others beside it. */
  public static Nodes alone(Census census, Supplier<Optional<String>> whyNotServing, Peer self) {
    return new Nodes(
        census,
        whyNotServing,
        () -> List.of(self),
        other -> CompletableFuture.completedStage(Optional.empty()));
  }

  /** What this node tells of itself; empty if its actors do not answer. */
  public CompletionStage<Optional<NodeReport>> report() {
    return census.take().thenApply(people -> people.map(this::report));
  }

  private NodeReport report(People people) {
    return new NodeReport(
        whyNotServing.get().orElse(""),
        people.streams().sessions(),
        people.streams().visits(),
        people.rooms().stream()
            .filter(room -> people.here().contains(room.roomId()))
            .map(room -> new OpenRoom(room.roomId(), room.people()))
            .toList());
  }

  /** This node; empty if it is no member any more. */
  CompletionStage<List<NodeView>> self() {
    return views(peers.get().stream().filter(Peer::self).toList());
  }

  CompletionStage<List<NodeView>> all() {
    return views(peers.get());
  }

  private CompletionStage<List<NodeView>> views(List<Peer> members) {
    CompletionStage<List<NodeView>> views = CompletableFuture.completedStage(new ArrayList<>());
    for (Peer member : members) {
      views = views.thenCombine(view(member), Nodes::with);
    }
    return views;
  }

  private static List<NodeView> with(List<NodeView> views, NodeView next) {
    views.add(next);
    return views;
  }

  private CompletionStage<NodeView> view(Peer member) {
    CompletionStage<Optional<NodeReport>> report = member.self() ? report() : ask.apply(member);
    return report.thenApply(answer -> NodeView.of(member, answer));
  }
}
