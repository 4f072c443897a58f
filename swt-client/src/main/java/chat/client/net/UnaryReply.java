package chat.client.net;

import chat.client.model.Reply;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;

/** Passes the outcome of a unary call on to the models' thread. */
record UnaryReply<T>(Reply<T> reply, Executor handOver) implements StreamObserver<T> {
  @Override
  public void onNext(T answer) {
    handOver.execute(() -> reply.answered(answer));
  }

  @Override
  public void onError(Throwable thrown) {
    handOver.execute(() -> reply.failed(Failures.of(thrown)));
  }

  @Override
  public void onCompleted() {
    // The answer was passed on already; a call that completes without one ends in onError.
  }
}
