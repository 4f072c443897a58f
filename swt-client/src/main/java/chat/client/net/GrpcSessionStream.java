package chat.client.net;

import chat.client.model.SessionEvents;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.Executor;

/** One Connect stream. */
final class GrpcSessionStream implements ClientResponseObserver<SessionRequest, SessionEvent> {
  /** So many messages may wait for the user interface; the rest waits at the server. */
  private static final int WINDOW = 256;

  private final SessionEvents events;
  private final Diagnosis diagnosis;
  private final Executor handOver;
  private ClientCallStreamObserver<SessionRequest> requests;

  /** Set and read on the models' thread only. */
  private boolean ended;

  GrpcSessionStream(SessionEvents events, Diagnosis diagnosis, Executor handOver) {
    this.events = events;
    this.diagnosis = diagnosis;
    this.handOver = handOver;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<SessionRequest> requestStream) {
    requests = requestStream;
    requests.disableAutoRequestWithInitial(WINDOW);
  }

  /** What is sent after the end is not missed: the end is told, and hello said again. */
  void send(SessionRequest.Builder request) {
    if (!ended) {
      requests.onNext(request.build());
    }
  }

  /** Nothing is sent any more. */
  void complete() {
    if (!ended) {
      ended = true;
      requests.onCompleted();
      // What is not read any more would keep the server from completing the stream.
      requests.request(Integer.MAX_VALUE);
    }
  }

  @Override
  public void onNext(SessionEvent event) {
    diagnosis.answered();
    handOver.execute(
        () -> {
          events.received(event);
          requests.request(1);
        });
  }

  @Override
  public void onError(Throwable thrown) {
    Failures.untrusted(thrown)
        .ifPresentOrElse(
            problem -> end(() -> events.untrusted(problem)),
            () -> diagnosis.of(thrown).thenAccept(why -> end(() -> events.failed(why))));
  }

  @Override
  public void onCompleted() {
    end(events::completed);
  }

  private void end(Runnable event) {
    handOver.execute(
        () -> {
          ended = true;
          event.run();
        });
  }
}
