package chat.client.model;

import chat.proto.RoomInfo;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rooms and how full they are, kept current by asking every few seconds. */
public final class LobbyModel extends Model {
  private static final Duration INTERVAL = Duration.ofSeconds(4);

  private final Timers timers;
  private Optional<Link> link = Optional.empty();
  private Runnable cancelNext = () -> {};
  private List<RoomInfo> rooms = List.of();
  private Optional<Problem> problem = Optional.empty();
  private boolean asking;

  LobbyModel(Timers timers) {
    this.timers = timers;
  }

  /** In the server's order; the last known ones while there is no connection. */
  public List<RoomInfo> rooms() {
    return rooms;
  }

  public Optional<RoomInfo> room(String id) {
    return rooms.stream().filter(room -> room.getRoomId().equals(id)).findFirst();
  }

  /** Those whose name or topic fits what was typed, in the server's order; all for nothing. */
  public List<RoomInfo> search(String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    return rooms.stream().filter(room -> wanted.isEmpty() || fits(room, wanted)).toList();
  }

  private static boolean fits(RoomInfo room, String wanted) {
    return Fuzzy.fit(wanted, room.getRoomId()).isPresent()
        || room.getTopic().toLowerCase(Locale.ROOT).contains(wanted);
  }

  /** Why the rooms are not current, or why the last join was refused. */
  public Optional<Problem> problem() {
    return problem;
  }

  /** Asks now. What is under way already is not asked twice. */
  public void refresh() {
    if (asking || link.isEmpty()) {
      return;
    }
    asking = true;
    cancelNext.run();
    link.get().listRooms(Reply.of(this::answered, this::failed));
  }

  void online(Link newLink) {
    link = Optional.of(newLink);
    refresh();
  }

  void offline() {
    cancelNext.run();
    link = Optional.empty();
    asking = false;
  }

  void show(Problem why) {
    problem = Optional.of(why);
    changed();
  }

  /** The person has seen what went wrong. */
  public void forgetProblem() {
    problem = Optional.empty();
    changed();
  }

  private void answered(List<RoomInfo> answer) {
    rooms = answer;
    if (problem.orElse(null) instanceof Problem.Failed) {
      problem = Optional.empty();
    }
    askLater();
  }

  private void failed(Failure failure) {
    problem = Optional.of(new Problem.Failed(failure));
    askLater();
  }

  private void askLater() {
    asking = false;
    cancelNext = timers.after(INTERVAL, this::refresh);
    changed();
  }
}
