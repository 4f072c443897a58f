package chat.client.model;

import chat.proto.CheckUsernameResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * A person who is logged in: the lobby, the rooms, and the connection, which is mended with growing
 * pauses until the person logs out. Tells its listeners of changes in its rooms too.
 */
public final class Session extends Model {
  private static final Duration TICK = Duration.ofSeconds(1);

  /** How the connection is. */
  public enum State {
    ONLINE,
    CONNECTING,
    /** Offline until the pause is over or the person says so. */
    WAITING
  }

  private final ServerAddress address;
  private final String name;
  private final Surroundings surroundings;
  private final Backoff backoff;
  private final LobbyModel lobby;
  private final Map<String, RoomModel> rooms = new LinkedHashMap<>();
  private final RoomModel.Owner owner = new Rooms();

  private Link link;
  private State state = State.ONLINE;
  private Optional<Problem> trouble = Optional.empty();
  private Problem whyLost = new Problem.Failed(Failure.LOST);
  private Optional<Problem> announcedEnd = Optional.empty();
  private Duration pause = Duration.ZERO;
  private Runnable cancelTick = () -> {};

  /**
   * What a session needs of the world: the network, timers, the time, and random numbers from 0 to
   * 1.
   */
  public record Surroundings(Network network, Timers timers, Clock clock, DoubleSupplier random) {}

  /**
   * @param link holds the name already
   */
  Session(ServerAddress address, String name, Link link, Surroundings surroundings) {
    this.address = address;
    this.name = name;
    this.link = link;
    this.surroundings = surroundings;
    this.backoff = new Backoff(surroundings.random());
    this.lobby = new LobbyModel(surroundings.timers());
    online();
  }

  public ServerAddress address() {
    return address;
  }

  public String name() {
    return name;
  }

  public LobbyModel lobby() {
    return lobby;
  }

  /** The rooms the person is in, in the order of joining. */
  public List<RoomModel> rooms() {
    return List.copyOf(rooms.values());
  }

  public Optional<RoomModel> room(String id) {
    return Optional.ofNullable(rooms.get(id));
  }

  public State state() {
    return state;
  }

  /** Why the session is not online. */
  public Optional<Problem> trouble() {
    return trouble;
  }

  /** Seconds until the next attempt; 0 unless waiting. */
  public long secondsLeft() {
    return pause.plusMillis(999).toSeconds();
  }

  /** Joins a room, if the session is online and not in it already. */
  public void join(String roomId) {
    if (state != State.ONLINE || rooms.containsKey(roomId)) {
      return;
    }
    lobby.forgetProblem();
    RoomModel room =
        new RoomModel(
            roomId,
            name,
            owner,
            surroundings.timers(),
            surroundings.clock(),
            new Backoff(surroundings.random()));
    rooms.put(roomId, room);
    room.listen(this::changed);
    room.join(link);
    changed();
  }

  /** Leaves a room. What was written there and not sent is given up. */
  public void leave(RoomModel room) {
    room.leave();
    rooms.remove(room.id());
    lobby.refresh();
    changed();
  }

  /** Ends the pause. */
  public void tryNow() {
    if (state == State.WAITING) {
      cancelTick.run();
      connect();
    }
  }

  /** Ends everything. The session is of no use afterwards. */
  public void logOut() {
    cancelTick.run();
    lobby.offline();
    link.close();
  }

  private void online() {
    state = State.ONLINE;
    trouble = Optional.empty();
    announcedEnd = Optional.empty();
    backoff.reset();
    link.onLost(this::lost);
    lobby.online(link);
    rooms().forEach(room -> room.join(link));
    changed();
  }

  private void lost(Failure failure) {
    lobby.offline();
    rooms().forEach(room -> room.connectionLost(failure));
    whyLost = announcedEnd.orElse(new Problem.Failed(failure));
    waitAfter(whyLost);
  }

  private void waitAfter(Problem why) {
    link.close();
    trouble = Optional.of(why);
    state = State.WAITING;
    pause = backoff.next();
    tickLater();
    changed();
  }

  private void tickLater() {
    Duration tick = pause.compareTo(TICK) < 0 ? pause : TICK;
    cancelTick = surroundings.timers().after(tick, () -> passed(tick));
  }

  private void passed(Duration tick) {
    pause = pause.minus(tick);
    if (pause.isZero()) {
      connect();
    } else {
      tickLater();
      changed();
    }
  }

  private void connect() {
    pause = Duration.ZERO;
    state = State.CONNECTING;
    link = surroundings.network().connect(address);
    link.claimName(name, Reply.of(this::claimed, failure -> waitAfter(whyLost)));
    changed();
  }

  /**
   * A taken name is often one's own: the server may not have noticed yet that the old connection is
   * gone.
   */
  private void claimed(CheckUsernameResponse answer) {
    if (answer.getAvailable()) {
      online();
    } else {
      waitAfter(new Problem.Refused(answer.getCode(), answer.getMessage()));
    }
  }

  private final class Rooms implements RoomModel.Owner {
    @Override
    public void rejoin(RoomModel room) {
      if (state == State.ONLINE) {
        room.join(link);
      }
    }

    @Override
    public void refused(RoomModel room, Problem why) {
      rooms.remove(room.id());
      lobby.show(why);
      lobby.refresh();
      changed();
    }

    @Override
    public void ended(Problem.Ended why) {
      announcedEnd = Optional.of(why);
    }
  }
}
