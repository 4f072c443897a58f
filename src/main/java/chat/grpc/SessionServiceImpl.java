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
import chat.actors.EndReason;
import chat.actors.RefusalReason;
import chat.actors.SessionInput;
import chat.actors.SessionOutput;
import chat.actors.Sessions;
import chat.actors.UserSession;
import chat.config.Settings;
import chat.grpc.OutboxStage.StreamOutbox;
import chat.limits.Origin;
import chat.limits.WaitingStream;
import chat.ops.Metrics;
import chat.proto.Hello;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.SessionServicePowerApi;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** The session service as one connection sees it: finds the session a stream belongs to. */
final class SessionServiceImpl implements SessionServicePowerApi {
  private final ActorSystem<?> system;
  private final Materializer materializer;
  private final Settings.Session settings;
  private final Languages languages;
  private final ConnectionId connection;
  private final Origin origin;
  private final ActorRef<Sessions.Command> sessions;
  private final Metrics metrics;

  SessionServiceImpl(
      ActorSystem<?> system,
      Settings.Session settings,
      Languages languages,
      ConnectionId connection,
      Origin origin,
      ActorRef<Sessions.Command> sessions,
      Metrics metrics) {
    this.system = system;
    this.materializer = Materializer.matFromSystem(system);
    this.settings = settings;
    this.languages = languages;
    this.connection = connection;
    this.origin = origin;
    this.sessions = sessions;
    this.metrics = metrics;
  }

  @Override
  public Source<SessionEvent, NotUsed> connect(
      Source<SessionRequest, NotUsed> in, Metadata metadata) {
    return Source.fromGraph(
            new OutboxStage<>(settings.queueLength(), languages.of(metadata).session(), metrics))
        .mapMaterializedValue(
            outbox -> {
              origin
                  .tryWait()
                  .ifPresentOrElse(
                      waiting -> open(in, waiting, outbox), () -> turnAway(in, outbox));
              return NotUsed.getInstance();
            });
  }

  private void turnAway(Source<SessionRequest, NotUsed> in, StreamOutbox<SessionOutput> outbox) {
    in.runWith(Sink.cancelled(), materializer);
    outbox.fail(GrpcErrors.tooManyWaitingStreams());
  }

  /** The first request says to whom all others go. */
  private void open(
      Source<SessionRequest, NotUsed> in,
      WaitingStream waiting,
      StreamOutbox<SessionOutput> outbox) {
    in.initialTimeout(settings.joinDeadline())
        .prefixAndTail(1)
        .runWith(Sink.head(), materializer)
        .whenComplete((first, failure) -> waiting.over())
        .thenCompose(first -> attach(first.first(), first.second(), outbox))
        .exceptionally(failure -> fail(failure, outbox));
  }

  private CompletionStage<NotUsed> attach(
      List<SessionRequest> first,
      Source<SessionRequest, NotUsed> others,
      StreamOutbox<SessionOutput> outbox) {
    Optional<Hello> hello =
        first.stream().filter(SessionRequest::hasHello).map(SessionRequest::getHello).findFirst();
    CompletionStage<Sessions.HelloReply> attached =
        hello.isPresent() ? greet(hello.get(), outbox) : refuse(outbox);
    return attached.handle(
        (reply, failure) -> {
          if (reply instanceof Sessions.Attached session) {
            others.map(SessionWire::toInput).runWith(sink(session, outbox), materializer);
          } else {
            others.runWith(Sink.cancelled(), materializer);
          }
          if (failure != null) {
            outbox.fail(failure);
          }
          return NotUsed.getInstance();
        });
  }

  private CompletionStage<Sessions.HelloReply> greet(
      Hello hello, StreamOutbox<SessionOutput> outbox) {
    List<SessionInput.Enter> rooms =
        hello.getRoomsList().stream().map(SessionWire::toInput).toList();
    return AskPattern.ask(
        sessions,
        replyTo ->
            new Sessions.Hello(
                hello.getUserName(),
                hello.getSessionKey(),
                rooms,
                connection,
                origin,
                outbox,
                replyTo),
        settings.askTimeout(),
        system.scheduler());
  }

  private static CompletionStage<Sessions.HelloReply> refuse(StreamOutbox<SessionOutput> outbox) {
    outbox.offer(new SessionOutput.Refused(RefusalReason.HELLO_MISSING, "", ""));
    outbox.complete();
    return CompletableFuture.completedStage(Sessions.NotAttached.INSTANCE);
  }

  private static NotUsed fail(Throwable failure, StreamOutbox<SessionOutput> outbox) {
    if (GrpcErrors.unwrap(failure) instanceof TimeoutException) {
      outbox.end(EndReason.JOIN_TIMEOUT);
    } else {
      outbox.fail(failure);
    }
    return NotUsed.getInstance();
  }

  /** Hands inputs over one at a time; a stream that breaks is one that ended. */
  private static Sink<SessionInput, NotUsed> sink(
      Sessions.Attached session, StreamOutbox<SessionOutput> outbox) {
    long stream = session.stream();
    return ActorSink.<SessionInput, UserSession.Command, Ack>actorRefWithBackpressure(
        session.session(),
        (replyTo, input) -> new UserSession.Received(stream, input, replyTo),
        replyTo -> new UserSession.Opened(stream, replyTo),
        Ack.INSTANCE,
        new UserSession.Closed(stream),
        failure -> {
          outbox.fail(failure);
          return new UserSession.Closed(stream);
        });
  }
}
