package chat.grpc;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.grpc.ServiceDescription;
import akka.grpc.javadsl.ServiceHandler;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.function.Function;
import akka.stream.Materializer;
import chat.actors.ConnectionId;
import chat.actors.Lobby;
import chat.actors.Sessions;
import chat.config.Settings;
import chat.limits.Origin;
import chat.limits.Origins;
import chat.ops.Metrics;
import chat.proto.ChatService;
import chat.proto.ChatServicePowerApiHandlerFactory;
import chat.proto.SessionService;
import chat.transport.Connection;
import chat.transport.ConnectionHandler;
import grpc.health.v1.Health;
import grpc.health.v1.HealthPowerApiHandlerFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Everything that is served on the chat port: both chat services, health, and reflection. */
public final class ChatEndpoint implements ConnectionHandler {
  private static final List<ServiceDescription> SERVICES =
      List.of(ChatService.description, SessionService.description, Health.description);

  private final ActorSystem<?> system;
  private final Settings settings;
  private final long node;
  private final Languages languages;
  private final Origins origins;
  private final ActorRef<Lobby.Command> lobby;
  private final ActorRef<Sessions.Command> sessions;
  private final ServerHealth health;
  private final Metrics metrics;
  private final GrpcErrors errors;
  private final Calls calls;
  private final CallGate gate;
  private final Function<HttpRequest, CompletionStage<HttpResponse>> healthHandler;
  private final Function<HttpRequest, CompletionStage<HttpResponse>> reflectionHandler;

  /**
   * @param node tells this server from others of its deployment
   */
  public ChatEndpoint(
      ActorSystem<?> system,
      Settings settings,
      long node,
      ActorRef<Lobby.Command> lobby,
      ActorRef<Sessions.Command> sessions,
      ServerHealth health,
      Metrics metrics) {
    this.system = system;
    this.settings = settings;
    this.node = node;
    this.languages = new Languages(settings.language(), settings.session());
    this.origins = new Origins(settings.limits());
    this.lobby = lobby;
    this.sessions = sessions;
    this.health = health;
    this.metrics = metrics;
    this.errors = new GrpcErrors(metrics);
    this.calls = new Calls(system, settings, errors, metrics);
    this.gate =
        new CallGate(
            Stream.concat(SERVICES.stream(), Stream.of(Reflection.DESCRIPTION)).toList(),
            settings.server().transport().maxMessageBytes(),
            settings.session().joinDeadline(),
            metrics);
    this.healthHandler =
        HealthPowerApiHandlerFactory.partial(
            health, Health.name, Materializer.matFromSystem(system), errors.mapper(), system);
    this.reflectionHandler = Reflection.of(SERVICES, errors, system);
  }

  /** A connection's own services, as the connection is what tells one asker from another. */
  @Override
  public Function<HttpRequest, CompletionStage<HttpResponse>> accepted(Connection connection) {
    ConnectionId id = new ConnectionId(node, connection.id());
    lobby.tell(new Lobby.ConnectionOpened(id));
    connection.closed().thenRun(() -> lobby.tell(new Lobby.ConnectionClosed(id)));
    Origin origin = origins.of(connection.remoteAddress().getAddress());
    ChatServiceImpl chat =
        new ChatServiceImpl(
            system,
            settings.session(),
            languages,
            calls,
            id,
            origin,
            lobby,
            sessions,
            health,
            metrics);
    SessionServiceImpl session =
        new SessionServiceImpl(system, settings.session(), languages, calls, id, origin, sessions);
    return gate.before(
        origin.begunMessages(),
        Map.of(ChatServiceImpl.CHAT, chat::chat, SessionServiceImpl.CONNECT, session::connect),
        ServiceHandler.concatOrNotFound(handler(chat), healthHandler, reflectionHandler));
  }

  private Function<HttpRequest, CompletionStage<HttpResponse>> handler(ChatServiceImpl chat) {
    return ChatServicePowerApiHandlerFactory.partial(
        chat, ChatService.name, Materializer.matFromSystem(system), errors.mapper(), system);
  }
}
