package chat.ops;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.settings.ServerSettings;
import akka.stream.ActorMaterializer;
import akka.stream.ActorMaterializerSettings;
import akka.stream.Materializer;
import com.typesafe.config.Config;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The operator's port: metrics, health, readiness, nodes and the drain over HTTP/1.1. It has a
 * thread of its own and tight limits, so that nothing that is asked there can hold up the chat. It
 * has no end of its own either: it tells that the server is not ready until the actor system is
 * gone.
 */
public final class OpsEndpoint {
  private static final String DISPATCHER = "chat-ops.dispatcher";

  private final InetSocketAddress address;

  private OpsEndpoint(InetSocketAddress address) {
    this.address = address;
  }

  /**
   * Begins to answer.
   *
   * @param port 0 takes a free one
   * @return fails if it cannot listen there
   */
  public static CompletionStage<OpsEndpoint> bind(
      ActorSystem<?> system, String host, int port, Operated server) {
    Executor executor = system.dispatchers().lookup(DispatcherSelector.fromConfig(DISPATCHER));
    Materializer materializer = materializer(system);
    OpsRoutes routes = new OpsRoutes(server, executor);
    return Http.get(system)
        .newServerAt(host, port)
        .withSettings(limits(system.settings().config()))
        .withMaterializer(materializer)
        .bind(
            (HttpRequest request) -> {
              // Bodies are allowed no bytes, and who sends some is cut off when they are thrown
              // away.
              request.discardEntityBytes(materializer);
              return routes.answer(request);
            })
        .thenApply(ServerBinding::localAddress)
        .thenApply(OpsEndpoint::new);
  }

  /** Where it listens, with the real port. */
  public InetSocketAddress address() {
    return address;
  }

  /** Akka has no newer way to have streams on another dispatcher than the chat's. */
  private static Materializer materializer(ActorSystem<?> system) {
    return ActorMaterializer.create(
        ActorMaterializerSettings.create(system.classicSystem()).withDispatcher(DISPATCHER),
        system.classicSystem());
  }

  private static ServerSettings limits(Config config) {
    return ServerSettings.create(
        config.getConfig("chat-ops.http").atPath("akka.http.server").withFallback(config));
  }
}
