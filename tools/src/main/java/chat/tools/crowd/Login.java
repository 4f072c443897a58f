package chat.tools.crowd;

import chat.proto.Goodbye;
import chat.proto.Hello;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.SessionServiceGrpc;
import chat.tools.net.Connection;
import chat.tools.net.Connector;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One person who asks for a name, with a stream and a key of its own. From any thread. */
public final class Login implements ClientResponseObserver<SessionRequest, SessionEvent> {
  /**
   * What came of it.
   *
   * @param code WELCOME, the code of a refusal or of the session's end, or the stream's status
   * @param words what the server said of it, for people
   */
  public record Answer(String code, String words) {
    /** The name is given. */
    public static final String WELCOME = "WELCOME";

    /** The server said nothing in time. */
    public static final Answer NONE = new Answer("NO_ANSWER", "");

    public boolean isWelcome() {
      return code.equals(WELCOME);
    }
  }

  private static final int NAME_DIGITS = 12;

  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private ClientCallStreamObserver<SessionRequest> requests;

  /** Its stream is under way, and nothing is said. */
  public Login(Channel channel) {
    SessionServiceGrpc.newStub(channel).connect(this);
  }

  /** Somebody with a name of their own comes over a new connection, and goes. */
  public static Answer tryAt(Connector server, Duration patience) {
    Connection connection = server.open(Runnable::run);
    try {
      Login login = new Login(connection.channel());
      login.ask("probe" + UUID.randomUUID().toString().replace("-", "").substring(0, NAME_DIGITS));
      Answer answer = login.answer(patience);
      login.leave(patience);
      return answer;
    } finally {
      connection.close();
    }
  }

  /** Asks for that name, once. */
  public void ask(String name) {
    String key = UUID.randomUUID().toString();
    Hello hello = Hello.newBuilder().setUserName(name).setSessionKey(key).build();
    requests.onNext(SessionRequest.newBuilder().setHello(hello).build());
  }

  /** The answer, or {@link Answer#NONE} after that time. */
  public Answer answer(Duration patience) {
    long nanos = Math.max(1, patience.toNanos());
    return answer.completeOnTimeout(Answer.NONE, nanos, TimeUnit.NANOSECONDS).join();
  }

  /** Gives the name back if it has it; returns when the server has ended the stream, or in time. */
  public void leave(Duration patience) {
    if (answer.getNow(Answer.NONE).isWelcome()) {
      requests.onNext(SessionRequest.newBuilder().setGoodbye(Goodbye.getDefaultInstance()).build());
      end.completeOnTimeout(null, patience.toNanos(), TimeUnit.NANOSECONDS).join();
    }
    requests.cancel("nothing is wanted any more", null);
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<SessionRequest> requestStream) {
    requests = requestStream;
  }

  @Override
  public void onNext(SessionEvent event) {
    if (event.hasWelcome()) {
      answer.complete(new Answer(Answer.WELCOME, ""));
    } else if (event.hasRefusal()) {
      answer.complete(
          new Answer(event.getRefusal().getCode().name(), event.getRefusal().getMessage()));
    } else if (event.hasSessionEnded()) {
      answer.complete(
          new Answer(
              event.getSessionEnded().getCode().name(), event.getSessionEnded().getMessage()));
    }
  }

  @Override
  public void onError(Throwable failure) {
    end(Status.fromThrowable(failure));
  }

  @Override
  public void onCompleted() {
    end(Status.OK);
  }

  private void end(Status status) {
    answer.complete(
        new Answer(
            status.getCode().name(),
            status.getDescription() == null ? "" : status.getDescription()));
    end.complete(null);
  }
}
