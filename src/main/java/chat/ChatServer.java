package chat;

import akka.Done;
import akka.actor.BootstrapSetup;
import akka.actor.CoordinatedShutdown;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.Props;
import akka.actor.typed.SpawnProtocol;
import akka.dispatch.ExecutionContexts;
import akka.remote.RemoteTransportException;
import chat.actors.Deployment;
import chat.actors.Lobby;
import chat.actors.Sessions;
import chat.actors.SingleNode;
import chat.cluster.NodeEncryption;
import chat.cluster.Peers.Peer;
import chat.config.Settings;
import chat.grpc.ChatEndpoint;
import chat.grpc.ServerHealth;
import chat.ops.Census;
import chat.ops.Metrics;
import chat.ops.Nodes;
import chat.ops.Operated;
import chat.ops.OpsEndpoint;
import chat.store.History;
import chat.store.Journal;
import chat.store.MessageStore;
import chat.store.Store;
import chat.store.StoreException;
import chat.transport.AddressSettings;
import chat.transport.EventLoops;
import chat.transport.Http2Server;
import chat.transport.ServerCertificate;
import chat.transport.ServerTls;
import chat.transport.TlsException;
import chat.transport.TlsSettings;
import chat.transport.TransportCounters;
import chat.transport.TransportSettings;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import io.netty.handler.ssl.ClientAuth;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A running server: the actors, and the port they are reached through. */
public final class ChatServer {
  private static final String NAME = "grpc-chat";

  private final ActorSystem<SpawnProtocol.Command> system;
  private final Http2Server transport;
  private final Shutdown shutdown;
  private final Optional<ServerTls> tls;
  private final Metrics metrics;
  private Optional<OpsEndpoint> ops = Optional.empty();

  private ChatServer(
      ActorSystem<SpawnProtocol.Command> system,
      Http2Server transport,
      Shutdown shutdown,
      Optional<ServerTls> tls,
      Metrics metrics) {
    this.system = system;
    this.transport = transport;
    this.shutdown = shutdown;
    this.tls = tls;
    this.metrics = metrics;
  }

  /**
   * Starts a server; it serves when this returns.
   *
   * @param config what the libraries are configured with
   * @throws StartFailure if it cannot listen where the settings say, or a file that they name
   *     cannot be used
   */
  public static ChatServer start(Settings settings, Config config) {
    Optional<NodeEncryption> encryption = Clustering.encryption(settings.cluster());
    ActorSystemSetup setup = Clustering.setup(encryption);
    Config node = Shutdown.withTimeToStop(Clustering.config(settings, NAME, config), settings);
    EventLoops eventLoops = EventLoops.start(settings.server().transport().eventLoopThreads());
    ActorSystem<SpawnProtocol.Command> system;
    try {
      system =
          ActorSystem.create(
              SpawnProtocol.create(), NAME, setup.withSetup(actorsOn(eventLoops, node)));
    } catch (RemoteTransportException failure) {
      // The actors that it had begun with end on these threads, and nobody tells when.
      eventLoops.stopWhenQuiet();
      throw StartFailure.cannotListenForNodes(settings.cluster().get(), failure);
    }
    system.getWhenTerminated().thenRun(eventLoops::stop);
    try {
      return init(system, eventLoops, settings, encryption);
    } catch (RuntimeException failure) {
      CoordinatedShutdown.get(system)
          .runAll(CoordinatedShutdown.unknownReason())
          .toCompletableFuture()
          .join();
      throw failure;
    }
  }

  /** Akka's own log is on other threads: it waits, and it has to work when these refuse a task. */
  private static BootstrapSetup actorsOn(EventLoops eventLoops, Config config) {
    return BootstrapSetup.create(
            config.withValue(
                "akka.loggers-dispatcher",
                ConfigValueFactory.fromAnyRef("akka.actor.internal-dispatcher")))
        .withDefaultExecutionContext(ExecutionContexts.fromExecutor(eventLoops));
  }

  private static ChatServer init(
      ActorSystem<SpawnProtocol.Command> system,
      EventLoops eventLoops,
      Settings settings,
      Optional<NodeEncryption> encryption) {
    Optional<ServerTls> tls = settings.server().tls().map(ChatServer::open);
    // A member has the store open, and who is none has not: that tells whether there is a cluster.
    settings.cluster().ifPresent(cluster -> Clustering.join(system, cluster));
    Metrics metrics = new Metrics();
    encryption.ifPresent(nodes -> ClusterPart.watchCertificate(nodes, system, metrics));
    MessageStore store = Store.observed(open(settings), metrics.store());
    ServerHealth health = new ServerHealth(system);
    Spawner actors = new Spawner(system);
    Shutdown shutdown = new Shutdown(system, settings);
    ActorRef<Journal.Command> journal =
        actors.spawn(
            Journal.create(store, settings.store().retention(), Clock.systemUTC(), health),
            "journal",
            store.blocks() ? DispatcherSelector.fromConfig(Journal.DISPATCHER) : Props.empty());
    shutdown.closeInTheEnd(journal);
    ActorRef<History.Command> history = actors.spawn(History.create(store), "history");
    Deployment deployment =
        settings.cluster().isPresent()
            ? ClusterPart.deployment(actors, settings, journal)
            : new SingleNode(settings, Clock.systemUTC(), journal);
    ActorRef<Lobby.Command> lobby = actors.spawn(Lobby.create(settings, deployment), "lobby");
    ActorRef<Sessions.Command> sessions =
        actors.spawn(Sessions.create(settings, deployment.node(), lobby, history), "sessions");
    ChatEndpoint endpoint =
        new ChatEndpoint(system, settings, deployment.node(), lobby, sessions, health, metrics);
    Http2Server transport = listen(system, eventLoops, settings, tls, endpoint);
    ChatServer server = new ChatServer(system, transport, shutdown, tls, metrics);
    shutdown.sendPeopleAway(health, sessions, transport);
    if (settings.cluster().isPresent()) {
      ClusterPart.watchMajority(actors, health, sessions);
    }
    server.openToOperator(
        actors, settings, health, new Census(system, lobby, sessions, deployment::roomsHere));
    return server;
  }

  private static ServerTls open(Settings.Tls settings) {
    ClientAuth clientAuth =
        switch (settings.clientCertificate()) {
          case OFF -> ClientAuth.NONE;
          case OPTIONAL -> ClientAuth.OPTIONAL;
          case REQUIRED -> ClientAuth.REQUIRE;
        };
    try {
      return ServerTls.open(
          new TlsSettings(
              settings.certificate(),
              settings.key(),
              clientAuth,
              settings.clientCa(),
              TlsSettings.LOOK_EVERY));
    } catch (TlsException failure) {
      throw new StartFailure(failure.getMessage(), failure);
    }
  }

  /** It has no task in the shutdown: it answers until the actor system is gone. */
  private void openToOperator(
      Spawner actors, Settings settings, ServerHealth health, Census census) {
    metrics.watchTransport(transport.counters());
    metrics.watchStore(health::storeWorks);
    metrics.watchCertificate(() -> certificate().map(ServerCertificate::notAfter));
    Nodes nodes =
        settings.cluster().isPresent()
            ? ClusterPart.nodes(actors, metrics, health, census)
            : Nodes.alone(
                census,
                health::whyNotServing,
                Peer.alone(settings.server().host(), address().getPort()));
    Operated server = new Operated(metrics, census, nodes, health::whyNotServing, this::stop);
    ops = settings.ops().port().map(port -> answerOperator(settings.ops().host(), port, server));
  }

  private OpsEndpoint answerOperator(String host, int port, Operated server) {
    try {
      return OpsEndpoint.bind(system, host, port, server).toCompletableFuture().join();
    } catch (CompletionException failure) {
      throw StartFailure.cannotListenForOperator(host, port, failure.getCause());
    }
  }

  private static MessageStore open(Settings settings) {
    try {
      return Store.open(settings.store(), settings.cluster().isPresent());
    } catch (StoreException failure) {
      throw new StartFailure(failure.getMessage(), failure);
    }
  }

  /** Where the server listens, with the real port. */
  public InetSocketAddress address() {
    return transport.localAddress();
  }

  /** The certificate that new connections are shown now; empty without encryption. */
  public Optional<ServerCertificate> certificate() {
    return tls.map(ServerTls::certificate);
  }

  /** Where the operator's endpoint listens, with the real port; empty if there is none. */
  public Optional<InetSocketAddress> opsAddress() {
    return ops.map(OpsEndpoint::address);
  }

  /** What the transport has counted since the start. */
  public TransportCounters counters() {
    return transport.counters();
  }

  /** What is counted since the start, and shown to the operator. */
  public Metrics metrics() {
    return metrics;
  }

  /** Stops: tells everybody, waits for them as long as the settings say, then ends the actors. */
  public CompletionStage<Done> stop() {
    CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.unknownReason());
    return stopped();
  }

  /** Completes when the server has stopped, whoever asked it to. */
  public CompletionStage<Done> stopped() {
    return shutdown.done();
  }

  /** Whether it has stopped because the other nodes go on without it. */
  public boolean wasCutOff() {
    return shutdown.isCutOff();
  }

  private static Http2Server listen(
      ActorSystem<?> system,
      EventLoops eventLoops,
      Settings settings,
      Optional<ServerTls> tls,
      ChatEndpoint endpoint) {
    Settings.Server server = settings.server();
    InetSocketAddress address = new InetSocketAddress(server.host(), server.port());
    TransportSettings limits = limits(server.transport(), settings.limits());
    try {
      return Http2Server.bind(system, eventLoops, address, limits, tls, endpoint)
          .toCompletableFuture()
          .join();
    } catch (CompletionException failure) {
      throw StartFailure.cannotListen(server.host(), server.port(), failure.getCause());
    }
  }

  private static TransportSettings limits(Settings.Transport transport, Settings.Limits limits) {
    TransportSettings defaults = TransportSettings.DEFAULT;
    Settings.AddressLimits address = limits.address();
    return new TransportSettings(
        ProcessLimits.connections(transport.maxConnections()),
        transport.maxStreamsPerConnection(),
        defaults.streamWindowBytes(),
        defaults.connectionWindowBytes(),
        defaults.maxHeaderListBytes(),
        defaults.responseBufferBytes(),
        defaults.maxResetsPerWindow(),
        defaults.maxControlFramesPerWindow(),
        defaults.headerBlockTimeout(),
        defaults.prefaceTimeout(),
        transport.firstRequestDeadline(),
        transport.pingInterval(),
        transport.pingTimeout(),
        new AddressSettings(
            address.connections(),
            address.newConnections().perSecond(),
            address.newConnections().burst(),
            limits.exemptAddresses()));
  }
}
