package chat.e2e;

import chat.Await;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** A stream in both directions. What the server says is read one by one. */
abstract class Call<Q, A> implements ClientResponseObserver<Q, A> {
  private final BlockingQueue<A> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Status> status = new CompletableFuture<>();
  private final boolean reading;
  private ClientCallStreamObserver<Q> call;

  /**
   * @param reading whether everything is taken from the network as it comes; else only what {@link
   *     #take} asks for
   */
  Call(boolean reading) {
    this.reading = reading;
  }

  final void write(Q message) {
    call.onNext(message);
  }

  final void halfClose() {
    call.onCompleted();
  }

  final void cancel() {
    call.cancel("gone", null);
  }

  final void take(int messages) {
    call.request(messages);
  }

  final A next() {
    return Await.next(heard, () -> "nothing came; the stream: " + status);
  }

  /** How the stream ended, once it has. */
  public final Status status() {
    return Await.result(status);
  }

  final boolean isOver() {
    return status.isDone();
  }

  /** Nothing unread is left; final only for a stream that is over. */
  final boolean isSilent() {
    return heard.isEmpty();
  }

  @Override
  public final void beforeStart(ClientCallStreamObserver<Q> call) {
    this.call = call;
    if (!reading) {
      call.disableAutoRequestWithInitial(0);
    }
  }

  @Override
  public final void onNext(A message) {
    heard.add(message);
  }

  @Override
  public final void onError(Throwable failure) {
    status.complete(Status.fromThrowable(failure));
  }

  @Override
  public final void onCompleted() {
    status.complete(Status.OK);
  }
}
