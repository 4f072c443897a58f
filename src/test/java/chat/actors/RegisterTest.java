package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who has a name when sessions of one person meet; {@link LobbyTest} has the rest. */
class RegisterTest {
  private static final ConnectionId CONNECTION = new ConnectionId(0, 1);
  private static final Instant NOW = Instant.EPOCH;

  private static ActorTestKit testKit;

  private final TestClock clock = new TestClock();
  private final ActorRef<Lobby.NameCommand> register =
      testKit.spawn(Register.create(Duration.ofMinutes(30), clock));
  private long sessions;

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create();
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  /** A session of Ann, and what the register tells it. */
  private final class Session {
    final TestProbe<Object> self = testKit.createTestProbe();
    final TestProbe<Lobby.NameReply> replies = testKit.createTestProbe();
    final Lobby.ClaimName claim;

    Session(String proof) {
      claim =
          new Lobby.ClaimName(
              TestVisit.ANN,
              new SessionId(0, ++sessions),
              proof,
              CONNECTION,
              self.ref(),
              replies.ref());
    }

    Session claims() {
      register.tell(claim);
      return this;
    }

    Session claimedAt(Instant at) {
      register.tell(new Lobby.ClaimAgain(claim, at));
      return this;
    }

    Instant hasTheName() {
      return replies.expectMessageClass(Lobby.NameClaimed.class).since();
    }

    void losesTheName() {
      replies.expectMessage(Lobby.NameLost.INSTANCE);
    }
  }

  @Test
  void whoHasTheKeyTakesTheNameOver() {
    Session before = new Session("key").claims();
    before.hasTheName();
    new Session("key").claims().hasTheName();
    before.losesTheName();
  }

  @Test
  void ofTwoSessionsTheLaterOneHasTheNameLaterThoughAClockGoesBefore() {
    Instant ahead = clock.instant().plusSeconds(5);
    new Session("key").claimedAt(ahead).hasTheName();
    assertThat(new Session("key").claims().hasTheName()).isAfter(ahead);
  }

  @Test
  void whatConnectionsOfALostNodeReservedIsFree() {
    TestProbe<Lobby.NameReply> replies = testKit.createTestProbe();
    ConnectionId lost = new ConnectionId(7, 1);
    register.tell(new Lobby.ConnectionOpened(lost));
    register.tell(new Lobby.ReserveName("Ann", lost, replies.ref()));
    replies.expectMessageClass(Lobby.NameReserved.class);
    register.tell(new Lobby.NodeLost(8));
    new Session("key").claims().replies.expectMessageClass(Lobby.NameRefused.class);
    register.tell(new Lobby.NodeLost(7));
    new Session("key").claims().hasTheName();
  }

  @Test
  void whatALobbyHadAskedBeforeCountsAsIfItWasAskedHere() {
    ConnectionId other = new ConnectionId(7, 1);
    Session session = new Session("key");
    TestProbe<Lobby.NameReply> replies = testKit.createTestProbe();
    register.tell(
        new Lobby.AskAgain(
            List.of(
                new Lobby.ConnectionOpened(other),
                new Lobby.ReserveName("Bob", other, replies.ref()),
                new Lobby.ClaimAgain(session.claim, NOW))));
    session.hasTheName();
    replies.expectMessage(new Lobby.NameReserved("Bob"));
  }

  @Test
  void whoHasAnotherKeyDoesNot() {
    new Session("key").claims().hasTheName();
    Session other = new Session("other").claims();
    other.replies.expectMessage(new Lobby.NameRefused(RefusalReason.NAME_TAKEN));
  }

  @Test
  void whatWasClaimedBeforeDoesNotTakeOver() {
    new Session("key").claimedAt(NOW).hasTheName();
    new Session("key").claimedAt(NOW.minusSeconds(1)).losesTheName();
  }

  @Test
  void whatWasClaimedAfterwardsDoes() {
    Session before = new Session("key").claimedAt(NOW);
    before.hasTheName();
    new Session("key").claimedAt(NOW.plusSeconds(1)).hasTheName();
    before.losesTheName();
  }

  @Test
  void whatIsClaimedAgainByItsOwnSessionChangesNothing() {
    Session session = new Session("key").claims();
    session.hasTheName();
    session.claimedAt(NOW).hasTheName();
    session.replies.expectNoMessage();
  }
}
