package chat.grpc;

import akka.NotUsed;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.grpc.javadsl.Metadata;
import akka.grpc.javadsl.MetadataBuilder;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.javadsl.Source;
import chat.actors.ConnectionId;
import chat.actors.Lobby;
import chat.actors.RefusalReason;
import chat.actors.Sessions;
import chat.actors.Visit;
import chat.config.Settings;
import chat.grpc.Calls.Call;
import chat.limits.Origin;
import chat.limits.WaitingStream;
import chat.ops.Metrics;
import chat.proto.ChatServicePowerApi;
import chat.proto.CheckUsernameRequest;
import chat.proto.CheckUsernameResponse;
import chat.proto.ClientMessage;
import chat.proto.ListRoomsRequest;
import chat.proto.ListRoomsResponse;
import chat.proto.ServerMessage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The chat service as one connection sees it: translates between streams and actors. */
final class ChatServiceImpl implements ChatServicePowerApi {
  /** The full name of the rpc that is a conversation. */
  static final String CHAT = "chat.ChatService.Chat";

  private final ActorSystem<?> system;
  private final Settings.Session settings;
  private final Languages languages;
  private final Calls calls;
  private final ConnectionId connection;
  private final Origin origin;
  private final ActorRef<Lobby.Command> lobby;
  private final ActorRef<Sessions.Command> sessions;
  private final ServerHealth health;
  private final Metrics metrics;

  ChatServiceImpl(
      ActorSystem<?> system,
      Settings.Session settings,
      Languages languages,
      Calls calls,
      ConnectionId connection,
      Origin origin,
      ActorRef<Lobby.Command> lobby,
      ActorRef<Sessions.Command> sessions,
      ServerHealth health,
      Metrics metrics) {
    this.system = system;
    this.settings = settings;
    this.languages = languages;
    this.calls = calls;
    this.connection = connection;
    this.origin = origin;
    this.lobby = lobby;
    this.sessions = sessions;
    this.health = health;
    this.metrics = metrics;
  }

  @Override
  public CompletionStage<ListRoomsResponse> listRooms(ListRoomsRequest in, Metadata metadata) {
    return AskPattern.ask(lobby, Lobby.ListRooms::new, settings.askTimeout(), system.scheduler())
        .thenApply(Wire::toProto);
  }

  @Override
  public CompletionStage<CheckUsernameResponse> checkUsername(
      CheckUsernameRequest in, Metadata metadata) {
    return health
        .whyClosed()
        .<CompletionStage<CheckUsernameResponse>>map(
            reason -> CompletableFuture.failedStage(GrpcErrors.closed(reason)))
        .orElseGet(() -> checkOpen(in, metadata));
  }

  private CompletionStage<CheckUsernameResponse> checkOpen(
      CheckUsernameRequest in, Metadata metadata) {
    return origin
        .tryLogin()
        .<CompletionStage<Lobby.NameReply>>map(ChatServiceImpl::tooManyLogins)
        .orElseGet(() -> reserve(in.getUserName()))
        .whenComplete((reply, failure) -> metrics.told(reply))
        .thenApply(languages.of(metadata).common()::toProto);
  }

  private static CompletionStage<Lobby.NameReply> tooManyLogins(Duration wait) {
    return CompletableFuture.completedStage(
        new Lobby.NameRefused(RefusalReason.TOO_MANY_LOGINS, wait));
  }

  private CompletionStage<Lobby.NameReply> reserve(String name) {
    return AskPattern.ask(
        lobby,
        replyTo -> new Lobby.ReserveName(name, connection, replyTo),
        settings.askTimeout(),
        system.scheduler());
  }

  /** Answered by {@link #chat(HttpRequest)}, which the gate asks in its place. */
  @Override
  public Source<ServerMessage, NotUsed> chat(Source<ClientMessage, NotUsed> in, Metadata metadata) {
    throw new UnsupportedOperationException("a conversation is no stream");
  }

  HttpResponse chat(HttpRequest request) {
    ChatWire wire = languages.of(MetadataBuilder.fromHeaders(request.getHeaders())).chat();
    Call<ClientMessage, Visit.Output> call =
        calls.open(request, ClientMessage.parser(), wire, origin.begunMessages());
    origin
        .tryWait()
        .ifPresentOrElse(
            waiting -> openVisit(call, waiting),
            () -> call.fail(GrpcErrors.tooManyWaitingStreams()));
    return call.response();
  }

  private void openVisit(Call<ClientMessage, Visit.Output> call, WaitingStream waiting) {
    AskPattern.<Sessions.Command, ActorRef<Visit.Command>>ask(
            sessions,
            replyTo -> new Sessions.OpenVisit(connection, origin, call.outbox(), replyTo),
            settings.askTimeout(),
            system.scheduler())
        .whenComplete(
            (visit, failure) -> {
              if (failure == null) {
                call.inbox().open(new Opened(call.outbox(), waiting, visit));
              } else {
                waiting.over();
                call.fail(failure);
              }
            });
  }

  /** Hands messages over to a visit. */
  private record Opened(
      StreamOutbox<Visit.Output> outbox, WaitingStream waiting, ActorRef<Visit.Command> visit)
      implements Inbox.Listener<ClientMessage> {
    @Override
    public void message(ClientMessage message) {
      waiting.over();
      visit.tell(new Visit.Received(ChatWire.toInput(message)));
    }

    /** A stream that breaks ends the visit like one that ends. */
    @Override
    public void ended(Throwable failure) {
      waiting.over();
      if (failure != null) {
        outbox.fail(failure);
      }
      visit.tell(Visit.Closed.INSTANCE);
    }
  }
}
