package chat.grpc;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.grpc.javadsl.Metadata;
import akka.japi.Pair;
import akka.stream.BoundedSourceQueue;
import akka.stream.javadsl.BroadcastHub;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import chat.proto.ChatService;
import grpc.health.v1.HealthCheckRequest;
import grpc.health.v1.HealthCheckResponse;
import grpc.health.v1.HealthCheckResponse.ServingStatus;
import grpc.health.v1.HealthPowerApi;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The standard health service: the server serves until it is told to stop. */
final class HealthServiceImpl implements HealthPowerApi {
  private static final Set<String> SERVICES = Set.of("", ChatService.name);

  private final BoundedSourceQueue<ServingStatus> changes;
  private final Source<ServingStatus, NotUsed> watch;
  private volatile ServingStatus status = ServingStatus.SERVING;

  HealthServiceImpl(ActorSystem<?> system) {
    Pair<BoundedSourceQueue<ServingStatus>, Source<ServingStatus, NotUsed>> hub =
        Source.<ServingStatus>queue(2)
            .toMat(BroadcastHub.of(ServingStatus.class, 2), Keep.both())
            .run(system);
    changes = hub.first();
    watch = hub.second();
    // The hub keeps what nobody reads; somebody always does.
    watch.runWith(Sink.ignore(), system);
  }

  /** From now on the server counts as not serving, and watchers end. */
  void stopping() {
    status = ServingStatus.NOT_SERVING;
    changes.offer(status);
    changes.complete();
  }

  @Override
  public CompletionStage<HealthCheckResponse> check(HealthCheckRequest in, Metadata metadata) {
    return SERVICES.contains(in.getService())
        ? CompletableFuture.completedStage(response(status))
        : CompletableFuture.failedStage(GrpcErrors.unknownService());
  }

  @Override
  public Source<HealthCheckResponse, NotUsed> watch(HealthCheckRequest in, Metadata metadata) {
    boolean known = SERVICES.contains(in.getService());
    return Source.lazySingle(() -> known ? status : ServingStatus.SERVICE_UNKNOWN)
        .concat(known ? watch : watch.filter(change -> false))
        .map(HealthServiceImpl::response)
        .mapMaterializedValue(ignored -> NotUsed.getInstance());
  }

  private static HealthCheckResponse response(ServingStatus status) {
    return HealthCheckResponse.newBuilder().setStatus(status).build();
  }
}
