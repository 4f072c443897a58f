package chat.tools.storm;

import chat.proto.EnterRoom;
import chat.proto.Goodbye;
import chat.proto.Hello;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.SessionServiceGrpc;
import chat.tools.net.Connection;
import chat.tools.net.Connector;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One person with one session over one connection at a time. May be called from any thread. */
final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final String key = UUID.randomUUID().toString();
  private final String room;
  private final InetAddress from;
  private final Connector connector;
  private final ScheduledExecutorService clock;
  private final Tally tally;
  private final Backoff backoff = new Backoff();

  private Attempt current;
  private boolean leaving;

  /**
   * @param from this machine's address it comes from
   */
  Client(
      String name,
      String room,
      InetAddress from,
      Connector connector,
      ScheduledExecutorService clock,
      Tally tally) {
    this.name = name;
    this.room = room;
    this.from = from;
    this.connector = connector;
    this.clock = clock;
    this.tally = tally;
  }

  /** Comes, or comes back. */
  synchronized void come() {
    if (!leaving) {
      tally.attempted();
      current = new Attempt();
      current.open();
    }
  }

  /** Whether it is welcome and in its room. */
  synchronized boolean isIn() {
    return current != null && current.entered;
  }

  /** Says goodbye if it can. */
  synchronized void leave() {
    leaving = true;
    if (current != null) {
      current.leave();
    }
  }

  private synchronized void lost(Attempt attempt, String why, Duration retryAfter) {
    if (attempt != current || attempt.over) {
      return;
    }
    attempt.over = true;
    attempt.connection.close();
    if (leaving) {
      return;
    }
    if (attempt.entered) {
      attempt.entered = false;
      tally.lost(why);
    } else {
      tally.failed(why);
    }
    clock.schedule(this::come, backoff.next(retryAfter).toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void entered(Attempt attempt) {
    if (attempt == current && !attempt.over) {
      attempt.entered = true;
      backoff.succeeded();
      tally.entered();
    }
  }

  /** One connection. */
  private final class Attempt implements StreamObserver<SessionEvent> {
    private final Connection connection = connector.open(Runnable::run, from);
    private StreamObserver<SessionRequest> requests;
    private Duration retryAfter = Duration.ZERO;
    private String told;
    private boolean entered;
    private boolean over;

    void open() {
      requests = SessionServiceGrpc.newStub(connection.channel()).connect(this);
      Hello hello =
          Hello.newBuilder()
              .setUserName(name)
              .setSessionKey(key)
              .addRooms(EnterRoom.newBuilder().setRoomId(room).setAfter(Long.MAX_VALUE))
              .build();
      requests.onNext(SessionRequest.newBuilder().setHello(hello).build());
      clock.schedule(this::giveUp, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void giveUp() {
      boolean waits;
      synchronized (Client.this) {
        waits = !entered;
      }
      if (waits) {
        lost(this, "no answer in time", Duration.ZERO);
      }
    }

    void leave() {
      if (entered && !over) {
        requests.onNext(
            SessionRequest.newBuilder().setGoodbye(Goodbye.getDefaultInstance()).build());
      } else {
        connection.close();
      }
    }

    @Override
    public void onNext(SessionEvent event) {
      switch (event.getEventCase()) {
        case ROOM_ENTERED -> entered(this);
        case REFUSAL -> {
          told = event.getRefusal().getCode().toString();
          retryAfter = Duration.ofMillis(event.getRefusal().getRetryAfterMillis());
          if (!event.getRefusal().getRoomId().isEmpty()) {
            lost(this, told, retryAfter);
          }
        }
        case SESSION_ENDED -> {
          told = event.getSessionEnded().getCode().toString();
          retryAfter = Duration.ofMillis(event.getSessionEnded().getRetryAfterMillis());
        }
        default -> {}
      }
    }

    @Override
    public void onError(Throwable failure) {
      Status status = Status.fromThrowable(failure);
      lost(this, told != null ? told : "status " + status.getCode(), retryAfter);
    }

    @Override
    public void onCompleted() {
      lost(this, told != null ? told : "completed", retryAfter);
    }
  }
}
