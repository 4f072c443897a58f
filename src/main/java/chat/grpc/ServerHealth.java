package chat.grpc;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.grpc.javadsl.Metadata;
import akka.japi.Pair;
import akka.japi.function.Function;
import akka.stream.BoundedSourceQueue;
import akka.stream.javadsl.BroadcastHub;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import chat.actors.EndReason;
import chat.proto.ChatService;
import chat.proto.SessionService;
import chat.store.StoreListener;
import chat.store.StoreProblem;
import grpc.health.v1.HealthCheckRequest;
import grpc.health.v1.HealthCheckResponse;
import grpc.health.v1.HealthCheckResponse.ServingStatus;
import grpc.health.v1.HealthPowerApi;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The standard health service: the server serves while messages can be stored and read, unless it
 * is cut off from the others of its deployment, and until it is told to stop.
 */
public final class ServerHealth implements HealthPowerApi, StoreListener {
  private static final Set<String> SERVICES = Set.of("", ChatService.name, SessionService.name);

  /** A status that changes more often than watchers are told skips some in between. */
  private static final int MAX_CHANGES = 16;

  private final BoundedSourceQueue<ServingStatus> announce;
  private final Source<ServingStatus, NotUsed> changes;
  private volatile Optional<StoreProblem> problem = Optional.empty();
  private volatile boolean stopping;
  private volatile boolean cutOff;

  public ServerHealth(ActorSystem<?> system) {
    Pair<BoundedSourceQueue<ServingStatus>, Source<ServingStatus, NotUsed>> hub =
        Source.<ServingStatus>queue(MAX_CHANGES)
            .toMat(BroadcastHub.of(ServingStatus.class, MAX_CHANGES), Keep.both())
            .run(system);
    announce = hub.first();
    changes = hub.second();
    // The hub keeps what nobody reads; somebody always does.
    changes.runWith(Sink.ignore(), system);
  }

  /** From now on the server counts as not serving, and watchers end. */
  public synchronized void stopping() {
    stopping = true;
    announce.offer(status());
    announce.complete();
  }

  /** The server may not serve while it is cut off from most others of its deployment. */
  public synchronized void cutOff(boolean now) {
    cutOff = now;
    announce.offer(status());
  }

  @Override
  public synchronized void failing(StoreProblem problem) {
    this.problem = Optional.of(problem);
    announce.offer(status());
  }

  @Override
  public synchronized void working() {
    problem = Optional.empty();
    announce.offer(status());
  }

  /** Whether messages can be stored. */
  public boolean storeWorks() {
    return problem.isEmpty();
  }

  /** Why the server does not serve, in one line for its operator; empty while it does. */
  public Optional<String> whyNotServing() {
    return whyClosed()
        .map(
            reason ->
                reason == EndReason.CUT_OFF
                    ? "the server is cut off from most of the others"
                    : "the server is stopping")
        .or(
            () ->
                problem.map(what -> "messages cannot be stored (%s), see the log".formatted(what)));
  }

  /** Why nobody is let in; empty while people are. */
  Optional<EndReason> whyClosed() {
    if (cutOff) {
      return Optional.of(EndReason.CUT_OFF);
    }
    return stopping ? Optional.of(EndReason.SERVER_STOPPING) : Optional.empty();
  }

  private ServingStatus status() {
    return whyNotServing().isEmpty() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
  }

  @Override
  public CompletionStage<HealthCheckResponse> check(HealthCheckRequest in, Metadata metadata) {
    return SERVICES.contains(in.getService())
        ? CompletableFuture.completedStage(response(status()))
        : CompletableFuture.failedStage(GrpcErrors.unknownHealthService());
  }

  @Override
  public Source<HealthCheckResponse, NotUsed> watch(HealthCheckRequest in, Metadata metadata) {
    if (!SERVICES.contains(in.getService())) {
      return Source.single(response(ServingStatus.SERVICE_UNKNOWN))
          .concat(changes.filter(change -> false).map(ServerHealth::response));
    }
    // The status is looked at again at the end, as a change may come before the hub is reached.
    return Source.lazySingle(this::status)
        .concatLazy(changes)
        .concatLazy(Source.lazySingle(this::status))
        .statefulMapConcat(ServerHealth::distinct)
        .map(ServerHealth::response)
        .mapMaterializedValue(ignored -> NotUsed.getInstance());
  }

  /** Leaves out what was said just before. */
  private static Function<ServingStatus, Iterable<ServingStatus>> distinct() {
    AtomicReference<ServingStatus> last = new AtomicReference<>();
    return next -> next == last.getAndSet(next) ? List.of() : List.of(next);
  }

  private static HealthCheckResponse response(ServingStatus status) {
    return HealthCheckResponse.newBuilder().setStatus(status).build();
  }
}
