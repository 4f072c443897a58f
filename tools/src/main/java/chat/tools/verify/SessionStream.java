package chat.tools.verify;

import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.SessionServiceGrpc;
import chat.tools.net.Connection;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

/** One Connect stream, alone on its connection. Called, and calls back, on its executor. */
final class SessionStream implements ClientResponseObserver<SessionRequest, SessionEvent> {
  /** Hears what the server says. */
  interface Listener {
    void event(SessionEvent event);

    /** Nothing follows. */
    void ended(Status status);
  }

  private final Connection connection;
  private final Listener listener;
  private ClientCallStreamObserver<SessionRequest> requests;
  private boolean paused;
  private boolean askedWhilePaused;
  private boolean over;

  private SessionStream(Connection connection, Listener listener) {
    this.connection = connection;
    this.listener = listener;
  }

  static SessionStream open(Connection connection, Listener listener) {
    SessionStream stream = new SessionStream(connection, listener);
    SessionServiceGrpc.newStub(connection.channel()).connect(stream);
    return stream;
  }

  Connection connection() {
    return connection;
  }

  /** Sends, or does nothing if the stream has ended. */
  void send(SessionRequest request) {
    if (!over) {
      requests.onNext(request);
    }
  }

  /** Reads nothing from now on, so that flow control stops the server. */
  void pause() {
    paused = true;
  }

  /** Reads on. */
  void resume() {
    paused = false;
    if (askedWhilePaused) {
      askedWhilePaused = false;
      requests.request(1);
    }
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<SessionRequest> requestStream) {
    requests = requestStream;
    requests.disableAutoRequestWithInitial(1);
  }

  @Override
  public void onNext(SessionEvent event) {
    listener.event(event);
    if (paused) {
      askedWhilePaused = true;
    } else {
      requests.request(1);
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
    over = true;
    listener.ended(status);
    connection.close();
  }
}
