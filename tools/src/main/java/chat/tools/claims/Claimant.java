package chat.tools.claims;

import chat.proto.Goodbye;
import chat.proto.Hello;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.SessionServiceGrpc;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One person who wants a name, over a stream and with a key of its own. From any thread. */
final class Claimant implements ClientResponseObserver<SessionRequest, SessionEvent> {
  /** The answer to whom the name is given. */
  static final String WELCOME = "WELCOME";

  private final CompletableFuture<String> answer = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private ClientCallStreamObserver<SessionRequest> requests;

  /** Its stream is under way, and nothing is said. */
  Claimant(Channel channel) {
    SessionServiceGrpc.newStub(channel).connect(this);
  }

  void claim(String name) {
    String key = UUID.randomUUID().toString();
    Hello hello = Hello.newBuilder().setUserName(name).setSessionKey(key).build();
    requests.onNext(SessionRequest.newBuilder().setHello(hello).build());
  }

  /** {@link #WELCOME}, the code of a refusal, or the status if the stream ended without either. */
  CompletableFuture<String> answer() {
    return answer;
  }

  /** Gives the name back; completes when the server has ended the stream. */
  CompletableFuture<Void> leave() {
    requests.onNext(SessionRequest.newBuilder().setGoodbye(Goodbye.getDefaultInstance()).build());
    return end;
  }

  /** Ends the stream without a word. */
  void cancel() {
    requests.cancel("no longer of interest", null);
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<SessionRequest> requestStream) {
    requests = requestStream;
  }

  @Override
  public void onNext(SessionEvent event) {
    if (event.hasWelcome()) {
      answer.complete(WELCOME);
    } else if (event.hasRefusal()) {
      answer.complete(event.getRefusal().getCode().name());
    } else if (event.hasSessionEnded()) {
      answer.complete(event.getSessionEnded().getCode().name());
    }
  }

  @Override
  public void onError(Throwable failure) {
    answer.complete(Status.fromThrowable(failure).getCode().name());
    end.complete(null);
  }

  @Override
  public void onCompleted() {
    answer.complete(Status.Code.OK.name());
    end.complete(null);
  }
}
