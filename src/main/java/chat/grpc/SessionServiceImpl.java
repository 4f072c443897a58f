package chat.grpc;

import akka.actor.Cancellable;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.grpc.javadsl.MetadataBuilder;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import chat.actors.ConnectionId;
import chat.actors.EndReason;
import chat.actors.RefusalReason;
import chat.actors.SessionInput;
import chat.actors.SessionOutput;
import chat.actors.Sessions;
import chat.actors.UserSession;
import chat.config.Settings;
import chat.grpc.Calls.Call;
import chat.limits.Origin;
import chat.limits.WaitingStream;
import chat.proto.Hello;
import chat.proto.SessionRequest;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The session service as one connection sees it: finds the session a stream belongs to. */
final class SessionServiceImpl {
  /** The full name of the only rpc. */
  static final String CONNECT = "chat.SessionService.Connect";

  private final ActorSystem<?> system;
  private final Settings.Session settings;
  private final Languages languages;
  private final Calls calls;
  private final ConnectionId connection;
  private final Origin origin;
  private final ActorRef<Sessions.Command> sessions;

  SessionServiceImpl(
      ActorSystem<?> system,
      Settings.Session settings,
      Languages languages,
      Calls calls,
      ConnectionId connection,
      Origin origin,
      ActorRef<Sessions.Command> sessions) {
    this.system = system;
    this.settings = settings;
    this.languages = languages;
    this.calls = calls;
    this.connection = connection;
    this.origin = origin;
    this.sessions = sessions;
  }

  HttpResponse connect(HttpRequest request) {
    SessionWire wire = languages.of(MetadataBuilder.fromHeaders(request.getHeaders())).session();
    Call<SessionRequest, SessionOutput> call =
        calls.open(request, SessionRequest.parser(), wire, origin.begunMessages());
    origin
        .tryWait()
        .ifPresentOrElse(
            waiting -> call.inbox().open(new Greeted(call, waiting)),
            () -> call.fail(GrpcErrors.tooManyWaitingStreams()));
    return call.response();
  }

  /** Gets the first request, which says to whom all others go. */
  private final class Greeted implements Inbox.Listener<SessionRequest> {
    private final Call<SessionRequest, SessionOutput> call;
    private final WaitingStream waiting;
    private final Cancellable deadline;

    Greeted(Call<SessionRequest, SessionOutput> call, WaitingStream waiting) {
      this.call = call;
      this.waiting = waiting;
      deadline =
          system
              .scheduler()
              .scheduleOnce(settings.joinDeadline(), this::tooLate, system.executionContext());
    }

    @Override
    public void message(SessionRequest first) {
      waitsNoMore();
      // What comes next waits until it is known where it goes.
      call.inbox().handTo(null);
      if (first.hasHello()) {
        greet(first.getHello()).whenComplete((reply, failure) -> answered(reply, failure));
      } else {
        refuse();
      }
    }

    @Override
    public void ended(Throwable failure) {
      waitsNoMore();
      if (failure == null) {
        refuse();
      } else {
        call.outbox().fail(failure);
      }
    }

    private void waitsNoMore() {
      deadline.cancel();
      waiting.over();
    }

    private void tooLate() {
      waiting.over();
      call.inbox().close();
      call.outbox().end(EndReason.JOIN_TIMEOUT);
    }

    private void refuse() {
      call.outbox().offer(new SessionOutput.Refused(RefusalReason.HELLO_MISSING, "", ""));
      call.outbox().complete();
      call.inbox().close();
    }

    private CompletionStage<Sessions.HelloReply> greet(Hello hello) {
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
                  call.outbox(),
                  replyTo),
          settings.askTimeout(),
          system.scheduler());
    }

    private void answered(Sessions.HelloReply reply, Throwable failure) {
      if (failure != null) {
        call.fail(failure);
      } else if (reply instanceof Sessions.Attached session) {
        call.inbox().handTo(new Attached(call.outbox(), session));
      } else {
        call.inbox().close();
      }
    }
  }

  /** Hands requests over to a session. */
  private record Attached(StreamOutbox<SessionOutput> outbox, Sessions.Attached session)
      implements Inbox.Listener<SessionRequest> {
    @Override
    public void message(SessionRequest request) {
      SessionInput input = SessionWire.toInput(request);
      session.session().tell(new UserSession.Received(session.stream(), input));
    }

    /** A stream that breaks is one that ended. */
    @Override
    public void ended(Throwable failure) {
      if (failure != null) {
        outbox.fail(failure);
      }
      session.session().tell(new UserSession.Closed(session.stream()));
    }
  }
}
