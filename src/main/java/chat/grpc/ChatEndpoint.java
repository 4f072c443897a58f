package chat.grpc;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.grpc.javadsl.ServerReflection;
import akka.grpc.javadsl.ServiceHandler;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.function.Function;
import akka.stream.Materializer;
import chat.actors.ConnectionId;
import chat.actors.Lobby;
import chat.actors.Sessions;
import chat.config.Settings;
import chat.proto.ChatService;
import chat.proto.ChatServicePowerApiHandlerFactory;
import chat.transport.Connection;
import chat.transport.ConnectionHandler;
import grpc.health.v1.Health;
import grpc.health.v1.HealthPowerApiHandlerFactory;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Everything that is served on the chat port: the chat, health, and reflection. */
public final class ChatEndpoint implements ConnectionHandler {
  private final ActorSystem<?> system;
  private final Settings settings;
  private final Languages languages;
  private final ActorRef<Lobby.Command> lobby;
  private final ActorRef<Sessions.Command> sessions;
  private final HealthServiceImpl health;
  private final Function<HttpRequest, CompletionStage<HttpResponse>> healthHandler;
  private final Function<HttpRequest, CompletionStage<HttpResponse>> reflectionHandler;

  public ChatEndpoint(
      ActorSystem<?> system,
      Settings settings,
      ActorRef<Lobby.Command> lobby,
      ActorRef<Sessions.Command> sessions) {
    this.system = system;
    this.settings = settings;
    this.languages = new Languages(settings.language(), settings.session().textLimit());
    this.lobby = lobby;
    this.sessions = sessions;
    this.health = new HealthServiceImpl(system);
    this.healthHandler =
        HealthPowerApiHandlerFactory.partial(
            health, Health.name, Materializer.matFromSystem(system), GrpcErrors.mapper(), system);
    this.reflectionHandler =
        ServerReflection.create(List.of(ChatService.description, Health.description), system);
  }

  /** A connection's own chat service, as the connection is what tells one asker from another. */
  @Override
  public Function<HttpRequest, CompletionStage<HttpResponse>> accepted(Connection connection) {
    ConnectionId id = new ConnectionId(connection.id());
    lobby.tell(new Lobby.ConnectionOpened(id));
    connection.closed().thenRun(() -> lobby.tell(new Lobby.ConnectionClosed(id)));
    Function<HttpRequest, CompletionStage<HttpResponse>> services =
        ServiceHandler.concatOrNotFound(chatHandler(id), healthHandler, reflectionHandler);
    return request -> services.apply(guarded(request));
  }

  /** Says to health probes that the server is about to stop. */
  public void stopping() {
    health.stopping();
  }

  private Function<HttpRequest, CompletionStage<HttpResponse>> chatHandler(ConnectionId id) {
    return ChatServicePowerApiHandlerFactory.partial(
        new ChatServiceImpl(system, settings.session(), languages, id, lobby, sessions),
        ChatService.name,
        Materializer.matFromSystem(system),
        GrpcErrors.mapper(),
        system);
  }

  private HttpRequest guarded(HttpRequest request) {
    int limit = settings.server().transport().maxMessageBytes();
    return request.withEntity(
        HttpEntities.createChunked(
            request.entity().getContentType(),
            request.entity().getDataBytes().via(new MessageGuard(limit))));
  }
}
