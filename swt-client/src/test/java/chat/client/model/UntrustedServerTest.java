package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.TrustedCertificates.Trusted;
import chat.proto.SendMessage;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that comes back with a certificate that proves nothing. */
class UntrustedServerTest {
  private final SessionFixture fixture = new SessionFixture();
  private final Session session = fixture.logIn();
  private final CertificateProblem problem = SessionFixture.selfSigned("ab");
  private RoomModel room;

  @BeforeEach
  void meet() {
    session.join("general");
    fixture.room("general").enter(0, "Ann");
    room = session.room("general").orElseThrow();
    fixture.link().fail(Failure.LOST);
    fixture.timers.passSeconds(1);
    fixture.link().show(problem);
  }

  @Test
  void isToldAndStopsTheAttemptsForAWhile() {
    assertThat(session.state()).isEqualTo(Session.State.UNTRUSTED);
    assertThat(session.certificateProblem()).contains(problem);
    assertThat(fixture.link().closed).isTrue();
    fixture.timers.passSeconds(59);
    assertThat(fixture.network.links).hasSize(2);
  }

  @Test
  void isLookedAtAgainAMinuteLaterAsItMayHaveBeenPutRight() {
    fixture.timers.passSeconds(60);
    fixture.link().welcome();
    assertThat(session.state()).isEqualTo(Session.State.ONLINE);
    assertThat(session.certificateProblem()).isEmpty();
    assertThat(fixture.trusted.find(problem.server())).isEmpty();
  }

  @Test
  void isTakenOnceThePersonTrustsItAndWhatWaitedGoesOut() {
    room.setDraft("typed meanwhile");
    room.say();
    session.trust(problem);
    assertThat(session.state()).isEqualTo(Session.State.CONNECTING);
    assertThat(fixture.trusted.find(problem.server()))
        .contains(new Trusted("ab", Set.of(CertificateProblem.Flaw.SELF_SIGNED)));
    fixture.link().welcome();
    fixture.room("general").enter(0, "Ann");
    assertThat(fixture.link().said)
        .extracting(SendMessage::getText)
        .containsExactly("typed meanwhile");
  }

  @Test
  void isNotTheTroubleAnyMoreIfThenTheServerIsGone() {
    fixture.timers.passSeconds(60);
    fixture.link().fail(Failure.UNREACHABLE);
    assertThat(session.trouble()).contains(new Problem.Failed(Failure.LOST));
    assertThat(session.state()).isEqualTo(Session.State.WAITING);
  }
}
