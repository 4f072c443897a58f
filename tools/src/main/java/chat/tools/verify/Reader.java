package chat.tools.verify;

import chat.proto.FetchHistory;
import chat.proto.HistoryPage;
import chat.proto.RoomMessage;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.tools.judge.PageWalk;
import chat.tools.judge.RoomRecord;
import chat.tools.judge.RoomRecord.Reading;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A person who only reads, one question after the other. On the thread of the run, which waits for
 * the answers.
 */
final class Reader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int PAGE = 100;

  /** No answer, for whatever reason. It may help to try again. */
  static final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Status status;

    NoAnswer(String message, Status status) {
      super(message);
      this.status = status;
    }

    Status status() {
      return status;
    }
  }

  /** What was heard: an event, or the end. */
  private record Heard(SessionEvent event, Status end) {}

  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final Stage stage;
  private final String server;
  private final SessionStream stream;

  private Reader(String name, String sessionKey, int place, Stage stage) {
    this.stage = stage;
    server = stage.servers().address(place).toString();
    stream =
        stage
            .thread()
            .ask(
                () ->
                    SessionStream.open(
                        stage.servers().connector(place).open(stage.thread().executor()),
                        new Ear()));
    send(Requests.hello(name, sessionKey, List.of()));
    next(SessionEvent.EventCase.WELCOME);
  }

  /**
   * Says hello.
   *
   * @param role tells it from the other people of the run
   * @param place at which of the servers
   * @throws NoAnswer if the server does not welcome it
   */
  static Reader named(String role, int place, Stage stage) {
    return new Reader(stage.wording().name(role), UUID.randomUUID().toString(), place, stage);
  }

  /** Enters a room; the number of its newest message. */
  long newest(String room) {
    return enter(room, new ArrayList<>());
  }

  /** Reads the whole history of a room since the beginning of the run into its record. */
  void read(RoomRecord room, Reading reading) {
    List<RoomMessage> replayed = new ArrayList<>();
    long newest = enter(room.name(), replayed);
    PageWalk walk =
        stage
            .thread()
            .ask(
                () -> {
                  replayed.forEach(
                      message ->
                          room.shown("the reader %s at %s".formatted(reading, server), message));
                  return new PageWalk(room, server, reading, newest, stage.violations());
                });
    while (!walk.over()) {
      send(Requests.history(question(room, reading, walk)));
      HistoryPage page = next(SessionEvent.EventCase.HISTORY_PAGE).getHistoryPage();
      stage
          .thread()
          .ask(
              () -> {
                walk.page(page);
                return walk;
              });
    }
  }

  private static FetchHistory question(RoomRecord room, Reading reading, PageWalk walk) {
    FetchHistory.Builder fetch = FetchHistory.newBuilder().setRoomId(room.name()).setLimit(PAGE);
    return switch (reading) {
      case FORWARDS -> fetch.setAfter(walk.position()).build();
      case BACKWARDS -> fetch.setBefore(walk.position()).build();
    };
  }

  private long enter(String room, List<RoomMessage> replayed) {
    send(Requests.enter(Requests.room(room, OptionalLong.empty())));
    long newest = next(SessionEvent.EventCase.ROOM_ENTERED).getRoomEntered().getLastSeq();
    SessionEvent event = next();
    while (event.hasMessage()) {
      replayed.add(event.getMessage());
      event = next();
    }
    return newest;
  }

  private void send(SessionRequest request) {
    stage
        .thread()
        .ask(
            () -> {
              stream.send(request);
              return stream;
            });
  }

  /** The next event of that kind; presence and messages of others are passed over. */
  private SessionEvent next(SessionEvent.EventCase kind) {
    SessionEvent event = next();
    while (event.getEventCase() != kind) {
      if (event.hasRefusal()) {
        throw new NoAnswer(
            "%s: %s".formatted(event.getRefusal().getCode(), event.getRefusal().getMessage()),
            Status.OK);
      }
      event = next();
    }
    return event;
  }

  private SessionEvent next() {
    try {
      Heard next = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new NoAnswer("no answer in " + PATIENCE.toSeconds() + " s", Status.DEADLINE_EXCEEDED);
      }
      if (next.end() != null) {
        throw new NoAnswer(next.end().toString(), next.end());
      }
      return next.event().hasPresenceChanged() ? next() : next.event();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("interrupted", Status.CANCELLED);
    }
  }

  /** Says goodbye; its name and place are free when this returns, or the server does not answer. */
  @Override
  public void close() {
    send(Requests.GOODBYE);
    try {
      while (true) {
        next();
      }
    } catch (NoAnswer end) {
      stream.connection().close();
    }
  }

  /** Puts what the server says into the queue. */
  private final class Ear implements SessionStream.Listener {
    @Override
    public void event(SessionEvent event) {
      heard.add(new Heard(event, null));
    }

    @Override
    public void ended(Status status) {
      heard.add(new Heard(null, status));
    }
  }
}
