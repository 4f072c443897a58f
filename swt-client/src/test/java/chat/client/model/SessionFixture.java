package chat.client.model;

import chat.client.model.FakeNetwork.FakeLink;
import chat.client.model.FakeNetwork.FakeRoom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Ann, logged in over a fake network; pauses are exactly 1, 2, 4 … seconds. */
public final class SessionFixture {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  public final FakeNetwork network = new FakeNetwork();
  public final ManualTimers timers = new ManualTimers();
  public final Surroundings surroundings =
      new Surroundings(
          network,
          timers,
          Clock.fixed(NOW, ZoneOffset.UTC),
          () -> 0.5,
          (address, name) -> "key of " + name + " at " + address);

  public Session logIn() {
    List<Session> entered = new ArrayList<>();
    new LoginModel("Ann", "localhost:50051", surroundings, entered::add).logIn();
    link().welcome();
    return entered.get(0);
  }

  /** Logs in and goes into a room without messages where Bob is. */
  public RoomModel enter(String id) {
    Session session = logIn();
    session.join(id);
    room(id).enter(0, "Bob", "Ann");
    return session.room(id).orElseThrow();
  }

  public FakeLink link() {
    return network.last();
  }

  public FakeRoom room(String id) {
    return link().room(id);
  }

  /** The connection is lost, and there again a second later. */
  public void comeBack() {
    link().fail(Failure.LOST);
    timers.passSeconds(1);
    link().welcome();
  }

  static List<Entry.Kind> kinds(RoomModel room) {
    return room.entries().stream().map(Entry::kind).toList();
  }

  static List<String> texts(RoomModel room) {
    return room.entries().stream().filter(Entry::isSaid).map(Entry::text).toList();
  }

  static List<Outgoing> outgoing(RoomModel room) {
    return room.entries().stream().flatMap(entry -> entry.outgoing().stream()).toList();
  }
}
