package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.EndCode;
import chat.proto.EnterRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A session that may be at several servers. */
class NodesTest {
  private static final ServerAddress A = new ServerAddress("a", 1);
  private static final ServerAddress B = new ServerAddress("b", 2);

  private final SessionFixture fixture = new SessionFixture();
  private final Session session = logIn();

  private Session logIn() {
    List<Session> entered = new ArrayList<>();
    EncryptionChoice choice = new EncryptionChoice(servers -> Optional.empty());
    new LoginModel("Ann", "a:1,b:2", choice, fixture.surroundings, entered::add).logIn();
    fixture.link().welcome();
    return entered.get(0);
  }

  private List<ServerAddress> tried() {
    return fixture.network.links.stream().map(link -> link.server.address()).toList();
  }

  private void failAndWait(Failure failure, int seconds) {
    fixture.link().fail(failure);
    fixture.timers.passSeconds(seconds);
  }

  @Test
  void isResumedAtTheNextAndWithTheSameKeyAndNumbers() {
    session.join("general");
    fixture.room("general").enter(7, "Ann");
    String key = fixture.link().hello.getSessionKey();
    failAndWait(Failure.LOST, 1);
    assertThat(session.address()).isEqualTo(B);
    assertThat(fixture.link().server).isEqualTo(new Endpoint(B, true));
    assertThat(fixture.link().hello.getSessionKey()).isEqualTo(key);
    assertThat(fixture.link().hello.getRoomsList())
        .containsExactly(EnterRoom.newBuilder().setRoomId("general").setAfter(7).build());
  }

  @Test
  void goesRoundWithTheUsualPauses() {
    failAndWait(Failure.LOST, 1);
    failAndWait(Failure.UNREACHABLE, 2);
    assertThat(tried()).containsExactly(A, B);
    fixture.timers.passSeconds(1);
    failAndWait(Failure.NO_ANSWER, 6);
    assertThat(tried()).containsExactly(A, B, A, B);
    fixture.link().welcome();
    assertThat(session.state()).isEqualTo(Session.State.ONLINE);
    assertThat(session.address()).isEqualTo(B);
  }

  @Test
  void comesToTheNextWhenTheStoppingOneHasSaid() {
    fixture.link().end(EndCode.END_CODE_SERVER_STOPPING, 5_000);
    fixture.timers.passSeconds(4);
    assertThat(tried()).containsExactly(A);
    fixture.timers.passSeconds(1);
    assertThat(tried()).containsExactly(A, B);
  }

  @Test
  void isTakenBackWhereItWasTakenOver() {
    fixture.link().fail(Failure.DISPLACED);
    session.connectNow();
    assertThat(tried()).containsExactly(A, A);
  }

  @Test
  void isRenamedWhereItIs() {
    failAndWait(Failure.LOST, 1);
    fixture.link().welcome();
    List<Session> renamed = new ArrayList<>();
    session.onRenamed(renamed::add);
    session.rename("Anna", why -> {});
    fixture.link().welcome();
    assertThat(tried()).containsExactly(A, B, B);
    assertThat(renamed).extracting(Session::address).containsExactly(B);
    assertThat(renamed).extracting(Session::servers).containsExactly(session.servers());
  }

  @Test
  void keepsRoomsAndDraftsForAllTogether() {
    PreferencesInMemory store = new PreferencesInMemory();
    new OpenRooms(session, store);
    session.join("general");
    fixture.room("general").enter(0, "Ann");
    assertThat(store.get("rooms.Ann@a:1,b:2")).contains("general");
    session.room("general").orElseThrow().setDraft("begun");
    assertThat(fixture.drafts.at(new Drafts.Place(Servers.of(A, B), "Ann", "general")))
        .isEqualTo("begun");
  }

  @Nested
  class CertificateThatProvesNothing {
    private CertificateProblem of(ServerAddress server) {
      return new CertificateProblem(
          server,
          SessionFixture.selfSigned("ab").certificate(),
          Set.of(CertificateProblem.Flaw.SELF_SIGNED),
          Optional.empty());
    }

    @Test
    void doesNotKeepFromTheOthers() {
      failAndWait(Failure.LOST, 1);
      fixture.link().show(of(B));
      assertThat(session.state()).isEqualTo(Session.State.UNTRUSTED);
      fixture.timers.passSeconds(3);
      fixture.link().welcome();
      assertThat(session.address()).isEqualTo(A);
      assertThat(session.certificateProblem()).isEmpty();
      assertThat(fixture.trusted.find(B)).isEmpty();
    }

    @Test
    void stopsTheAttemptsForAWhileIfAllShowSuch() {
      failAndWait(Failure.LOST, 1);
      fixture.link().show(of(B));
      fixture.timers.passSeconds(3);
      fixture.link().show(of(A));
      fixture.timers.passSeconds(59);
      assertThat(tried()).containsExactly(A, B, A);
      fixture.timers.passSeconds(1);
      assertThat(tried()).containsExactly(A, B, A, B);
    }

    @Test
    void isTrustedForTheOneThatThePersonWasAskedAbout() {
      failAndWait(Failure.LOST, 1);
      fixture.link().show(of(B));
      fixture.timers.passSeconds(3);
      fixture.link().show(of(A));
      session.trust(of(B));
      assertThat(fixture.trusted.find(B)).isPresent();
      assertThat(fixture.trusted.find(A)).isEmpty();
      assertThat(tried()).containsExactly(A, B, A, B);
    }
  }
}
