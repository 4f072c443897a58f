package chat.client.model;

import chat.client.model.FakeNetwork.FakeLink;
import chat.client.model.FakeNetwork.FakeRoom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ann, logged in over a fake network; pauses are exactly 1, 3, 6, 8, 8 … seconds. */
public final class SessionFixture {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  public final FakeNetwork network = new FakeNetwork();
  public final ManualTimers timers = new ManualTimers();
  public final TrustInMemory trusted = new TrustInMemory();
  public final DraftsInMemory drafts = new DraftsInMemory();
  public final Surroundings surroundings =
      new Surroundings(
          network,
          timers,
          Clock.fixed(NOW, ZoneOffset.UTC),
          () -> 1.0 / 3,
          (address, name) -> "key of " + name + " at " + address,
          trusted,
          drafts);

  public Session logIn() {
    List<Session> entered = new ArrayList<>();
    EncryptionChoice choice = new EncryptionChoice(server -> Optional.empty());
    new LoginModel("Ann", "localhost:50051", choice, surroundings, entered::add).logIn();
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

  /** A certificate for localhost that nobody vouches for. */
  static CertificateProblem selfSigned(String fingerprint) {
    ServerCertificate certificate =
        new ServerCertificate("CN=x", "CN=x", List.of("localhost"), NOW, NOW, fingerprint);
    return new CertificateProblem(
        new ServerAddress("localhost", 50051),
        certificate,
        Set.of(CertificateProblem.Flaw.SELF_SIGNED),
        Optional.empty());
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
