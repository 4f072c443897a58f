package chat.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.TestCertificates;
import chat.client.model.CertificateProblem;
import chat.client.model.DraftsInMemory;
import chat.client.model.EncryptionChoice;
import chat.client.model.Entry;
import chat.client.model.LoginModel;
import chat.client.model.ManualTimers;
import chat.client.model.Outgoing;
import chat.client.model.RoomModel;
import chat.client.model.ServerAddress;
import chat.client.model.Session;
import chat.client.model.Surroundings;
import chat.client.model.TrustInMemory;
import chat.proto.Hello;
import chat.proto.SessionRequest;
import io.netty.pkitesting.X509Bundle;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models over real sockets: the server goes and comes back, or another takes its place. */
class ReconnectTest {
  private final ModelsThread models = new ModelsThread();
  private final ManualTimers timers = new ManualTimers();
  private final FakeStore store = new FakeStore();
  private final TrustInMemory trusted = new TrustInMemory();

  private Session logIn(String name, int port) throws InterruptedException {
    return logIn(name, "localhost:" + port, TlsFiles.NONE);
  }

  private Session logIn(String name, String servers, TlsFiles files) throws InterruptedException {
    Surroundings surroundings =
        new Surroundings(
            new GrpcNetwork(models, () -> "en", () -> files, trusted),
            timers,
            Clock.systemUTC(),
            () -> 0.5,
            (address, who) -> "the key of " + who,
            trusted,
            new DraftsInMemory());
    AtomicReference<Session> entered = new AtomicReference<>();
    boolean encrypted = files.authorities().isPresent();
    EncryptionChoice choice = new EncryptionChoice(server -> Optional.of(encrypted));
    new LoginModel(name, servers, choice, surroundings, entered::set).logIn();
    models.runUntil(() -> entered.get() != null);
    return entered.get();
  }

  private RoomModel join(Session session) throws InterruptedException {
    session.join(FakeChatServer.ROOM);
    RoomModel room = session.room(FakeChatServer.ROOM).orElseThrow();
    models.runUntil(() -> room.state() == RoomModel.State.IN);
    return room;
  }

  private static void say(RoomModel room, String text) {
    room.setDraft(text);
    room.say();
  }

  private static List<String> texts(RoomModel room) {
    return room.entries().stream()
        .filter(entry -> entry.seq() > 0)
        .map(entry -> entry.seq() + " " + entry.text())
        .toList();
  }

  private static List<Outgoing> outgoing(RoomModel room) {
    return room.entries().stream().map(Entry::outgoing).flatMap(o -> o.stream()).toList();
  }

  @Test
  void whatIsTypedWhileTheServerIsAwayGoesOutOnceInOrderAndTheGapIsFilled() throws Exception {
    FakeChatServer first = FakeChatServer.startOn(0, store);
    int port = first.port();
    Session ann = logIn("Ann", port);
    RoomModel annsRoom = join(ann);
    Session bob = logIn("Bob", port);
    RoomModel bobsRoom = join(bob);
    say(annsRoom, "before");
    models.runUntil(() -> texts(bobsRoom).size() == 1);

    first.sessions.stop(1_000);
    first.close();
    models.runUntil(
        () -> ann.state() == Session.State.WAITING && bob.state() == Session.State.WAITING);
    say(annsRoom, "one");
    say(annsRoom, "two");
    assertThat(outgoing(annsRoom)).allMatch(o -> o.state() == Outgoing.State.WAITING).hasSize(2);

    try (FakeChatServer second = FakeChatServer.startOn(port, store)) {
      bob.connectNow();
      models.runUntil(() -> bobsRoom.state() == RoomModel.State.IN);
      say(bobsRoom, "meanwhile");
      models.runUntil(() -> texts(bobsRoom).size() == 2);
      timers.passSeconds(1);
      models.runUntil(() -> texts(annsRoom).size() == 4 && texts(bobsRoom).size() == 4);
      assertThat(texts(annsRoom)).containsExactly("1 before", "2 meanwhile", "3 one", "4 two");
      assertThat(texts(bobsRoom)).isEqualTo(texts(annsRoom));
      models.runUntil(() -> outgoing(annsRoom).isEmpty());
      assertThat(annsRoom.unreadFrom()).hasValue(2);
      ann.logOut();
      bob.logOut();
    }
  }

  @Test
  void aReplacedCertificateOfTheSameAuthorityIsTakenAndAnUnknownOneAskedAbout(@TempDir Path home)
      throws Exception {
    X509Bundle authority = TestCertificates.authority();
    Path file = TestCertificates.write(home.resolve("ca.pem"), authority);
    TlsFiles files = new TlsFiles(Optional.of(file), Optional.empty(), Optional.empty());
    FakeChatServer first =
        FakeChatServer.startEncrypted(0, store, TestCertificates.issuedBy(authority));
    int port = first.port();
    Session ann = logIn("Ann", "localhost:" + port, files);
    RoomModel room = join(ann);
    restart(first, ann);

    FakeChatServer second =
        FakeChatServer.startEncrypted(port, store, TestCertificates.issuedBy(authority));
    ann.connectNow();
    models.runUntil(() -> room.state() == RoomModel.State.IN);
    restart(second, ann);

    try (FakeChatServer third =
        FakeChatServer.startEncrypted(port, store, TestCertificates.selfSigned())) {
      ann.connectNow();
      models.runUntil(() -> ann.state() == Session.State.UNTRUSTED);
      say(room, "waits");
      assertThat(third.sessions.received).isEmpty();
      assertThat(outgoing(room)).extracting(Outgoing::state).containsOnly(Outgoing.State.WAITING);
      ann.trust(ann.certificateProblem().orElseThrow());
      models.runUntil(() -> texts(room).size() == 1);
      assertThat(texts(room)).containsExactly("1 waits");
      ann.logOut();
    }
  }

  private void restart(FakeChatServer server, Session who) throws InterruptedException {
    server.close();
    models.runUntil(() -> who.state() == Session.State.WAITING);
  }

  @Test
  void whoeverIsRefusedByOneServerGetsInByTheNext() throws Exception {
    try (Socket nobody = new Socket();
        FakeChatServer second = FakeChatServer.startOn(0, store)) {
      nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String servers = "localhost:" + nobody.getLocalPort() + ",localhost:" + second.port();
      Session ann = logIn("Ann", servers, TlsFiles.NONE);
      assertThat(ann.address().port()).isEqualTo(second.port());
      say(join(ann), "hello");
      models.runUntil(() -> store.last(FakeChatServer.ROOM) == 1);
      ann.logOut();
    }
  }

  @Test
  void aSessionGoesOnAtTheNextServerWithNothingLostOrDoubled() throws Exception {
    FakeChatServer first = FakeChatServer.startOn(0, store);
    try (FakeChatServer second = FakeChatServer.startOn(0, store)) {
      String servers = "localhost:" + first.port() + ",localhost:" + second.port();
      Session ann = logIn("Ann", servers, TlsFiles.NONE);
      RoomModel annsRoom = join(ann);
      say(annsRoom, "before");
      models.runUntil(() -> texts(annsRoom).size() == 1 && outgoing(annsRoom).isEmpty());
      restart(first, ann);

      say(annsRoom, "one");
      Session bob = logIn("Bob", second.port());
      RoomModel bobsRoom = join(bob);
      say(bobsRoom, "meanwhile");
      models.runUntil(() -> texts(bobsRoom).size() == 2);
      ann.connectNow();
      models.runUntil(() -> texts(annsRoom).size() == 3 && texts(bobsRoom).size() == 3);
      models.runUntil(() -> outgoing(annsRoom).isEmpty());
      assertThat(texts(annsRoom)).containsExactly("1 before", "2 meanwhile", "3 one");
      assertThat(texts(bobsRoom)).isEqualTo(texts(annsRoom));
      assertThat(ann.address().port()).isEqualTo(second.port());
      assertThat(hello(second, "Ann").getSessionKey())
          .isEqualTo(hello(first, "Ann").getSessionKey());
      ann.logOut();
      bob.logOut();
    }
  }

  private static Hello hello(FakeChatServer server, String name) {
    return server.sessions.received.stream()
        .filter(request -> request.getHello().getUserName().equals(name))
        .map(SessionRequest::getHello)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachServerProvesItselfByItsOwnName(@TempDir Path home) throws Exception {
    X509Bundle authority = TestCertificates.authority();
    Path file = TestCertificates.write(home.resolve("ca.pem"), authority);
    TlsFiles files = new TlsFiles(Optional.of(file), Optional.empty(), Optional.empty());
    FakeChatServer first =
        FakeChatServer.startEncrypted(0, store, TestCertificates.issuedBy(authority));
    try (FakeChatServer second =
        FakeChatServer.startEncrypted(0, store, TestCertificates.forOther(authority))) {
      ServerAddress named = new ServerAddress("localhost", first.port());
      ServerAddress numbered = new ServerAddress("127.0.0.1", second.port());
      Session ann = logIn("Ann", named + "," + numbered, files);
      restart(first, ann);
      ann.connectNow();
      models.runUntil(() -> ann.state() == Session.State.UNTRUSTED);
      CertificateProblem problem = ann.certificateProblem().orElseThrow();
      assertThat(problem.server()).isEqualTo(numbered);
      assertThat(problem.flaws()).containsExactly(CertificateProblem.Flaw.WRONG_HOST);
      assertThat(second.sessions.received).isEmpty();
      ann.trust(problem);
      models.runUntil(() -> ann.state() == Session.State.ONLINE);
      assertThat(trusted.find(named)).isEmpty();
      ann.logOut();
    }
  }

  @Test
  void aRefusedTextIsSentAgainWhenThePersonSaysSo() throws Exception {
    try (FakeChatServer server = FakeChatServer.startOn(0, store)) {
      Session ann = logIn("Ann", server.port());
      RoomModel room = join(ann);
      server.sessions.setStoring(false);
      say(room, "hello");
      models.runUntil(
          () -> outgoing(room).stream().anyMatch(o -> o.state() == Outgoing.State.FAILED));
      server.sessions.setStoring(true);
      room.sendAgain(outgoing(room).get(0).id());
      models.runUntil(() -> outgoing(room).isEmpty());
      assertThat(texts(room)).containsExactly("1 hello");
      ann.logOut();
    }
  }
}
