package chat.grpc;

import akka.NotUsed;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.grpc.javadsl.Metadata;
import akka.stream.Materializer;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.typed.javadsl.ActorSink;
import chat.actors.Ack;
import chat.actors.ConnectionId;
import chat.actors.Lobby;
import chat.actors.RefusalReason;
import chat.actors.Sessions;
import chat.actors.Visit;
import chat.config.Settings;
import chat.grpc.OutboxStage.StreamOutbox;
import chat.limits.Origin;
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
  private final ActorSystem<?> system;
  private final Settings.Session settings;
  private final Languages languages;
  private final ConnectionId connection;
  private final Origin origin;
  private final ActorRef<Lobby.Command> lobby;
  private final ActorRef<Sessions.Command> sessions;
  private final Metrics metrics;

  ChatServiceImpl(
      ActorSystem<?> system,
      Settings.Session settings,
      Languages languages,
      ConnectionId connection,
      Origin origin,
      ActorRef<Lobby.Command> lobby,
      ActorRef<Sessions.Command> sessions,
      Metrics metrics) {
    this.system = system;
    this.settings = settings;
    this.languages = languages;
    this.connection = connection;
    this.origin = origin;
    this.lobby = lobby;
    this.sessions = sessions;
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

  @Override
  public Source<ServerMessage, NotUsed> chat(Source<ClientMessage, NotUsed> in, Metadata metadata) {
    return Source.fromGraph(
            new OutboxStage<>(settings.queueLength(), languages.of(metadata).chat(), metrics))
        .mapMaterializedValue(
            outbox -> {
              origin
                  .tryWait()
                  .ifPresentOrElse(
                      waiting -> openVisit(WaitingStreams.watch(in, waiting), outbox),
                      () -> turnAway(in, outbox));
              return NotUsed.getInstance();
            });
  }

  private void turnAway(Source<ClientMessage, NotUsed> in, StreamOutbox<Visit.Output> outbox) {
    in.runWith(Sink.cancelled(), Materializer.matFromSystem(system));
    outbox.fail(GrpcErrors.tooManyWaitingStreams());
  }

  private void openVisit(Source<ClientMessage, NotUsed> in, StreamOutbox<Visit.Output> outbox) {
    Materializer materializer = Materializer.matFromSystem(system);
    AskPattern.<Sessions.Command, ActorRef<Visit.Command>>ask(
            sessions,
            replyTo -> new Sessions.OpenVisit(connection, origin, outbox, replyTo),
            settings.askTimeout(),
            system.scheduler())
        .whenComplete(
            (visit, failure) -> {
              if (failure == null) {
                in.map(ChatWire::toInput).runWith(sink(visit, outbox), materializer);
              } else {
                in.runWith(Sink.cancelled(), materializer);
                outbox.fail(failure);
              }
            });
  }

  /** Hands inputs over one at a time; a stream that breaks ends the visit like one that ends. */
  private static Sink<Visit.Input, NotUsed> sink(
      ActorRef<Visit.Command> visit, StreamOutbox<Visit.Output> outbox) {
    return ActorSink.actorRefWithBackpressure(
        visit,
        (replyTo, input) -> new Visit.Received(input, replyTo),
        Visit.Opened::new,
        Ack.INSTANCE,
        Visit.Closed.INSTANCE,
        failure -> {
          outbox.fail(failure);
          return Visit.Closed.INSTANCE;
        });
  }
}
