package chat.client.model;

import chat.client.model.FakeNetwork.FakeLink;
import chat.client.model.FakeNetwork.FakeRoom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Ann, logged in over a fake network; pauses are exactly 1, 2, 4 … seconds. */
final class SessionFixture {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  final FakeNetwork network = new FakeNetwork();
  final ManualTimers timers = new ManualTimers();
  final Session.Surroundings surroundings =
      new Session.Surroundings(network, timers, Clock.fixed(NOW, ZoneOffset.UTC), () -> 0.5);

  Session logIn() {
    ServerAddress address = new ServerAddress("localhost", 50051);
    return new Session(address, "Ann", network.connect(address), surroundings);
  }

  FakeLink link() {
    return network.last();
  }

  FakeRoom stream() {
    return link().room();
  }

  static List<Entry.Kind> kinds(RoomModel room) {
    return room.timeline().since(0).stream().map(Entry::kind).toList();
  }
}
