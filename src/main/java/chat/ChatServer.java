package chat;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.SpawnProtocol;
import akka.actor.typed.javadsl.AskPattern;
import chat.actors.Lobby;
import chat.actors.Sessions;
import chat.config.Settings;
import chat.grpc.ChatEndpoint;
import chat.transport.Http2Server;
import chat.transport.TransportCounters;
import chat.transport.TransportSettings;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A running server: the actors, and the port they are reached through. */
public final class ChatServer {
  /** How long the parts may take to come up; nothing in it waits for anybody. */
  private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

  private final ActorSystem<SpawnProtocol.Command> system;
  private final Http2Server transport;

  private ChatServer(ActorSystem<SpawnProtocol.Command> system, Http2Server transport) {
    this.system = system;
    this.transport = transport;
  }

  /**
   * Starts a server; it serves when this returns.
   *
   * @param config what the libraries are configured with
   * @throws StartFailure if it cannot listen where the settings say
   */
  public static ChatServer start(Settings settings, Config config) {
    ActorSystem<SpawnProtocol.Command> system =
        ActorSystem.create(SpawnProtocol.create(), "grpc-chat", withTimeToStop(config, settings));
    try {
      return init(system, settings);
    } catch (RuntimeException failure) {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
      throw failure;
    }
  }

  private static ChatServer init(ActorSystem<SpawnProtocol.Command> system, Settings settings) {
    ActorRef<Lobby.Command> lobby =
        spawn(system, Lobby.create(settings, Clock.systemUTC()), "lobby");
    ActorRef<Sessions.Command> sessions =
        spawn(system, Sessions.create(settings.session(), lobby), "sessions");
    ChatEndpoint endpoint = new ChatEndpoint(system, settings, lobby, sessions);
    ChatServer server = new ChatServer(system, listen(system, settings.server(), endpoint));
    server.stopInOrder(endpoint, sessions, settings.server().stopDeadline());
    return server;
  }

  /** Where the server listens, with the real port. */
  public InetSocketAddress address() {
    return transport.localAddress();
  }

  /** What the transport has counted since the start. */
  public TransportCounters counters() {
    return transport.counters();
  }

  /** Stops: tells everybody, waits for them as long as the settings say, then ends the actors. */
  public CompletionStage<Done> stop() {
    CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.unknownReason());
    return stopped();
  }

  /** Completes when the server has stopped, whoever asked it to. */
  public CompletionStage<Done> stopped() {
    return system.getWhenTerminated();
  }

  private void stopInOrder(
      ChatEndpoint endpoint, ActorRef<Sessions.Command> sessions, Duration deadline) {
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseServiceRequestsDone(),
            "end-sessions",
            () -> {
              endpoint.stopping();
              CompletionStage<Done> drained = transport.drain(deadline);
              sessions.tell(Sessions.StopAll.INSTANCE);
              return drained;
            });
  }

  private static <T> ActorRef<T> spawn(
      ActorSystem<SpawnProtocol.Command> system, Behavior<T> behavior, String name) {
    return AskPattern.<SpawnProtocol.Command, ActorRef<T>>ask(
            system,
            replyTo -> new SpawnProtocol.Spawn<>(behavior, name, Props.empty(), replyTo),
            START_TIMEOUT,
            system.scheduler())
        .toCompletableFuture()
        .join();
  }

  private static Http2Server listen(
      ActorSystem<?> system, Settings.Server server, ChatEndpoint endpoint) {
    InetSocketAddress address = new InetSocketAddress(server.host(), server.port());
    try {
      return Http2Server.bind(system, address, limits(server.transport()), endpoint)
          .toCompletableFuture()
          .join();
    } catch (CompletionException failure) {
      throw StartFailure.cannotListen(server.host(), server.port(), failure.getCause());
    }
  }

  private static TransportSettings limits(Settings.Transport transport) {
    TransportSettings defaults = TransportSettings.DEFAULT;
    return new TransportSettings(
        transport.eventLoopThreads(),
        transport.maxConnections(),
        transport.maxStreamsPerConnection(),
        defaults.streamWindowBytes(),
        defaults.connectionWindowBytes(),
        defaults.maxHeaderListBytes(),
        defaults.responseBufferBytes(),
        defaults.maxResetsPerWindow(),
        defaults.maxControlFramesPerWindow(),
        defaults.prefaceTimeout(),
        transport.firstRequestDeadline(),
        transport.pingInterval(),
        transport.pingTimeout());
  }

  private static Config withTimeToStop(Config config, Settings settings) {
    Duration timeout = settings.server().stopDeadline().plusSeconds(2);
    return config.withValue(
        "akka.coordinated-shutdown.phases.service-requests-done.timeout",
        ConfigValueFactory.fromAnyRef(timeout));
  }
}
