package chat.client.model;

import chat.proto.SessionEvent;
import chat.proto.Welcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A person who is logged in: the lobby, the rooms, and the connection, which is mended with growing
 * pauses, at one of its servers after the other, until the person logs out. Tells its listeners of
 * changes in its rooms too.
 */
public final class Session extends Model {
  /** How the connection is. */
  public enum State {
    ONLINE,
    CONNECTING,
    /** Offline until the pause is over or the person says so. */
    WAITING,
    /**
     * The server does not prove to be the right one. Offline until it does, which is looked at now
     * and then, or until the person trusts it.
     */
    UNTRUSTED,
    /** The person is logged in elsewhere. Offline until they say so: the two would take turns. */
    DISPLACED
  }

  /** A wrong certificate is seldom put right within seconds, and nobody is to be pressed. */
  private static final Duration UNTRUSTED_PAUSE = Duration.ofSeconds(60);

  private final Account account;
  private final String name;
  private final Surroundings surroundings;
  private final Rotation rotation;
  private final Backoff backoff;
  private final Countdown pause;
  private final LobbyModel lobby;
  private final Rooms rooms;
  private final Stream stream = new Stream();
  private final List<BiConsumer<RoomModel, Entry>> onHeard = new ArrayList<>();
  private Consumer<Session> onRenamed = next -> {};
  private Consumer<String> onShow = roomId -> {};

  private Link link;
  private Optional<Handshake> attempt = Optional.empty();
  private Optional<Handshake> renaming = Optional.empty();
  private State state;
  private Optional<Problem> trouble = Optional.empty();
  private Optional<Problem.Ended> announcedEnd = Optional.empty();

  /** How many servers in a row did not prove to be the right ones. */
  private int untrusted;

  /**
   * @param server the one of the account's to which the link leads
   * @param link over which the server has said {@code welcome}
   */
  Session(
      Account account,
      ServerAddress server,
      Link link,
      Welcome welcome,
      Surroundings surroundings) {
    this.account = account;
    this.name = welcome.getUserName();
    this.surroundings = surroundings;
    this.rotation = new Rotation(account.servers(), server);
    this.backoff = new Backoff(surroundings.random());
    this.pause = new Countdown(surroundings.timers(), this::changed, this::connect);
    this.lobby = new LobbyModel(surroundings.timers());
    this.rooms = new Rooms(this::newRetry, this::neverEntered);
    online(link, welcome);
  }

  /** Where the session is, or else the server whose turn is next. */
  public ServerAddress address() {
    return rotation.current();
  }

  /** Where it may be. What the person leaves at a server is kept for all of them together. */
  public Servers servers() {
    return account.servers();
  }

  /** Whether nobody on the way can read along. */
  public boolean isEncrypted() {
    return account.encrypted();
  }

  /** As the others see it. */
  public String name() {
    return name;
  }

  public LobbyModel lobby() {
    return lobby;
  }

  /** The rooms the person is in, in the order of joining. */
  public List<RoomModel> rooms() {
    return rooms.all();
  }

  public Optional<RoomModel> room(String id) {
    return rooms.find(id);
  }

  public State state() {
    return state;
  }

  /** Why the session is not online. */
  public Optional<Problem> trouble() {
    return trouble;
  }

  /** What is wrong with the server's certificate, if that is why the session is not online. */
  public Optional<CertificateProblem> certificateProblem() {
    return Problem.Untrusted.in(trouble);
  }

  /** Seconds until the next attempt; 0 unless waiting. */
  public long secondsLeft() {
    return pause.secondsLeft();
  }

  /** Tells of everything that others say in the rooms, whether the person looks or not. */
  public void onHeard(BiConsumer<RoomModel, Entry> listener) {
    onHeard.add(listener);
  }

  private void heard(RoomModel room, Entry said) {
    onHeard.forEach(listener -> listener.accept(room, said));
  }

  /** Joins a room, if the session is online and not in it already. */
  public void join(String roomId) {
    if (state != State.ONLINE || room(roomId).isPresent()) {
      return;
    }
    lobby.forgetProblem();
    Drafts.Place place = new Drafts.Place(servers(), name, roomId);
    RoomModel room = new RoomModel(place, surroundings.drafts(), surroundings.clock(), this::heard);
    rooms.join(room);
    room.listen(this::changed);
    changed();
  }

  /** Asks for a room to be looked at. */
  public void show(String roomId) {
    onShow.accept(roomId);
  }

  /** Tells which room is to be looked at. */
  public void onShow(Consumer<String> listener) {
    onShow = listener;
  }

  /** Leaves a room. What was written there and not sent is given up. */
  public void leave(RoomModel room) {
    rooms.leave(room);
    lobby.refresh();
    changed();
  }

  /** Ends the pause, or takes the session over from where it went. */
  public void connectNow() {
    if (state == State.WAITING || state == State.DISPLACED) {
      pause.stop();
      connect();
    }
  }

  /** Trusts a certificate as it is, and connects to the server that has shown it. */
  public void trust(CertificateProblem problem) {
    surroundings.trusted().trust(problem);
    if (state == State.UNTRUSTED || state == State.WAITING) {
      pause.stop();
      rotation.goTo(problem.server());
      connect();
    }
  }

  /** Whether the server knows everything that the person said. */
  public boolean isAllSent() {
    return rooms().stream().noneMatch(RoomModel::hasUnsent);
  }

  /**
   * Logs in under another name. Once that worked, the new session is in the same rooms, and this
   * one has ended.
   *
   * @param onFailure is told why this one goes on
   */
  public void rename(String newName, Consumer<Problem> onFailure) {
    renaming.ifPresent(Handshake::cancel);
    Account other = account.under(NameRule.normalized(newName), surroundings.keys());
    Consumer<Session> done =
        next -> {
          renaming = Optional.empty();
          onRenamed.accept(next);
        };
    Consumer<Problem> failed =
        why -> {
          renaming = Optional.empty();
          onFailure.accept(why);
        };
    renaming = Optional.of(new Renaming(this, other, surroundings, done, failed).begin());
  }

  /** Tells of the session that takes the place of this one. */
  public void onRenamed(Consumer<Session> listener) {
    onRenamed = listener;
  }

  /** Ends everything. The session is of no use afterwards. */
  public void logOut() {
    pause.stop();
    attempt.ifPresent(Handshake::cancel);
    renaming.ifPresent(Handshake::cancel);
    lobby.offline();
    link.goodbye();
  }

  SessionEvents events() {
    return stream;
  }

  private void connect() {
    state = State.CONNECTING;
    attempt =
        Optional.of(
            Handshake.begin(
                account.at(address()), account.hello(rooms.positions()), surroundings, stream));
    changed();
  }

  private void online(Link newLink, Welcome welcome) {
    link = newLink;
    attempt = Optional.empty();
    state = State.ONLINE;
    trouble = Optional.empty();
    announcedEnd = Optional.empty();
    untrusted = 0;
    backoff.reset();
    lobby.online(link);
    rooms.online(link, welcome);
    changed();
  }

  private void lost(Problem why) {
    link.close();
    lobby.offline();
    rooms.offline();
    trouble = Optional.of(why);
    if (why.isDisplacement()) {
      state = State.DISPLACED;
      changed();
    } else {
      rotation.next();
      waitFor(backoff.next(why));
    }
  }

  private void waitFor(Duration time) {
    state = certificateProblem().isPresent() ? State.UNTRUSTED : State.WAITING;
    pause.start(time);
    changed();
  }

  private Retry newRetry() {
    return new Retry(surroundings.timers(), new Backoff(surroundings.random()));
  }

  private void neverEntered(String roomId, Problem why) {
    lobby.show(why);
    lobby.refresh();
    changed();
  }

  /** What comes out of the handshakes, and of the links that come of them. */
  private final class Stream implements Handshake.Outcome, SessionEvents {
    @Override
    public SessionEvents welcomed(Link newLink, Welcome welcome) {
      online(newLink, welcome);
      return this;
    }

    /** A failed attempt does not hide what happened first, unless it tells something new. */
    @Override
    public void failed(Problem why) {
      if (why.isNews()) {
        trouble = Optional.of(why);
      } else if (certificateProblem().isPresent()) {
        trouble = Optional.of(new Problem.Failed(Failure.LOST));
      }
      rotation.next();
      untrusted = why instanceof Problem.Untrusted ? untrusted + 1 : 0;
      boolean noneLeft = untrusted >= servers().addresses().size();
      waitFor(noneLeft ? UNTRUSTED_PAUSE : backoff.next(why));
    }

    @Override
    public void untrusted(CertificateProblem problem) {
      lost(new Problem.Untrusted(problem));
    }

    @Override
    public void received(SessionEvent event) {
      switch (event.getEventCase()) {
        case ROOM_ENTERED -> toRoom(event.getRoomEntered().getRoom().getRoomId(), event);
        case MESSAGE -> toRoom(event.getMessage().getRoomId(), event);
        case REPLAY_ENDED -> toRoom(event.getReplayEnded().getRoomId(), event);
        case MESSAGE_STORED -> toRoom(event.getMessageStored().getRoomId(), event);
        case HISTORY_PAGE -> toRoom(event.getHistoryPage().getRoomId(), event);
        case PRESENCE_CHANGED -> toRoom(event.getPresenceChanged().getRoomId(), event);
        case ROOM_MEMBERS -> toRoom(event.getRoomMembers().getRoomId(), event);
        case REFUSAL -> toRoom(event.getRefusal().getRoomId(), event);
        case SLOW_DOWN -> rooms.slowDown();
        case SESSION_ENDED -> announcedEnd = Optional.of(Problem.of(event.getSessionEnded()));
        case WELCOME, ROOM_EXITED, EVENT_NOT_SET -> {
          // The room is out of sight already; or a newer server tells what this client does not
          // know.
        }
      }
    }

    @Override
    public void completed() {
      failed(Failure.LOST);
    }

    @Override
    public void failed(Failure failure) {
      // It worked, so that nobody has to look for a mistake in the address.
      Failure why = failure == Failure.UNREACHABLE ? Failure.LOST : failure;
      lost(announcedEnd.<Problem>map(end -> end).orElse(new Problem.Failed(why)));
    }

    private void toRoom(String roomId, SessionEvent event) {
      rooms.received(roomId, event);
    }
  }
}
