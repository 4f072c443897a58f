package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoginModelTest {
  private final SessionFixture fixture = new SessionFixture();
  private final List<Session> sessions = new ArrayList<>();
  private final LoginModel model =
      new LoginModel(
          "Ann",
          "chat.example.org:1234",
          new EncryptionChoice(server -> Optional.empty()),
          fixture.surroundings,
          sessions::add);

  @Test
  void saysHelloAtTheAddress() {
    model.logIn();
    assertThat(model.isBusy()).isTrue();
    assertThat(fixture.link().server)
        .isEqualTo(new Endpoint(new ServerAddress("chat.example.org", 1234), true));
    assertThat(fixture.link().hello.getUserName()).isEqualTo("Ann");
    assertThat(fixture.link().hello.getSessionKey())
        .isEqualTo("key of Ann at chat.example.org:1234");
    fixture.link().welcome();
    assertThat(sessions).hasSize(1);
    assertThat(sessions.get(0).name()).isEqualTo("Ann");
    assertThat(fixture.link().closed).isFalse();
  }

  @Test
  void sendsTheNameInNormalForm() {
    model.setName(" e\u0301va ");
    model.logIn();
    assertThat(fixture.link().hello.getUserName()).isEqualTo("\u00e9va");
  }

  @Test
  void doesNothingWhileNameOrAddressIsWrong() {
    model.setName("two words");
    model.logIn();
    assertThat(model.nameFlaw()).contains(NameRule.Flaw.NOT_LETTERS_OR_DIGITS);
    model.setName("Ann");
    model.setServer("localhost:99999");
    model.logIn();
    assertThat(fixture.network.links).isEmpty();
  }

  @Test
  void connectsOnceHoweverOftenEnterIsPressed() {
    model.logIn();
    model.logIn();
    assertThat(fixture.network.links).hasSize(1);
  }

  @Test
  void aTakenNameIsToldUntilSomethingIsChanged() {
    model.logIn();
    fixture.link().refuseHello(RefusalCode.REFUSAL_CODE_NAME_TAKEN);
    assertThat(model.isBusy()).isFalse();
    assertThat(fixture.link().closed).isTrue();
    assertThat(model.problem())
        .contains(new Problem.Refused(RefusalCode.REFUSAL_CODE_NAME_TAKEN, ""));
    model.setName("Anna");
    assertThat(model.problem()).isEmpty();
  }

  @Test
  void anUnreachableServerIsTold() {
    model.logIn();
    fixture.link().fail(Failure.UNREACHABLE);
    assertThat(model.problem()).contains(new Problem.Failed(Failure.UNREACHABLE));
    assertThat(model.isReady()).isTrue();
    assertThat(model.destination()).isEqualTo("chat.example.org:1234");
  }

  @Test
  void aServerThatDoesNotAnswerIsTold() {
    model.logIn();
    fixture.timers.passSeconds(8);
    assertThat(model.problem()).contains(new Problem.Failed(Failure.NO_ANSWER));
    assertThat(fixture.link().closed).isTrue();
  }

  @Test
  void aLateTimeoutDoesNotEndTheSession() {
    model.logIn();
    fixture.link().welcome();
    fixture.timers.passSeconds(8);
    assertThat(fixture.link().closed).isFalse();
    assertThat(sessions.get(0).state()).isEqualTo(Session.State.ONLINE);
  }

  @Nested
  class TooManyLogins {
    @BeforeEach
    void refuse() {
      model.logIn();
      fixture.link().refuseHello(RefusalCode.REFUSAL_CODE_TOO_MANY_LOGINS, 5_000);
    }

    @Test
    void areCountedDownAndTriedAgain() {
      assertThat(model.isWaiting()).isTrue();
      assertThat(model.isReady()).isFalse();
      assertThat(model.secondsLeft()).isEqualTo(5 + 1);
      model.logIn();
      fixture.timers.passSeconds(5);
      assertThat(fixture.network.links).hasSize(1);
      assertThat(model.secondsLeft()).isEqualTo(1);
      fixture.timers.passSeconds(1);
      assertThat(fixture.network.links).hasSize(2);
      fixture.link().welcome();
      assertThat(sessions).hasSize(1);
    }

    @Test
    void areNotTriedAgainOnceThePersonGivesUpOrChangesSomething() {
      model.cancel();
      assertThat(model.isReady()).isTrue();
      model.logIn();
      fixture.link().refuseHello(RefusalCode.REFUSAL_CODE_TOO_MANY_LOGINS, 5_000);
      model.setName("Anna");
      assertThat(model.isWaiting()).isFalse();
      fixture.timers.passSeconds(60);
      assertThat(fixture.network.links).hasSize(2);
    }
  }

  @Test
  void aRefusalWithoutATimeIsNotTriedAgain() {
    model.logIn();
    fixture.link().refuseHello(RefusalCode.REFUSAL_CODE_TOO_MANY_PEOPLE);
    assertThat(model.isWaiting()).isFalse();
    assertThat(model.isReady()).isTrue();
    fixture.timers.passSeconds(600);
    assertThat(fixture.network.links).hasSize(1);
  }

  @Nested
  class CertificateThatProvesNothing {
    private final CertificateProblem problem = SessionFixture.selfSigned("ab");

    @BeforeEach
    void meet() {
      model.logIn();
      fixture.link().show(problem);
    }

    @Test
    void isToldAndNotTriedAgain() {
      assertThat(model.certificateProblem()).contains(problem);
      assertThat(model.isBusy()).isFalse();
      assertThat(fixture.link().closed).isTrue();
      fixture.timers.passSeconds(600);
      assertThat(fixture.network.links).hasSize(1);
      assertThat(fixture.trusted.find(problem.server())).isEmpty();
    }

    @Test
    void isTakenOnceThePersonTrustsIt() {
      model.trust();
      assertThat(fixture.trusted.find(problem.server())).isPresent();
      fixture.link().welcome();
      assertThat(sessions).hasSize(1);
    }
  }

  @Nested
  class SeveralServers {
    private static final ServerAddress A = new ServerAddress("a", 50051);
    private static final ServerAddress B = new ServerAddress("b", 50051);
    private static final ServerAddress C = new ServerAddress("c", 7);

    @BeforeEach
    void logIn() {
      model.setServer("a, b, c:7");
      model.logIn();
    }

    private List<ServerAddress> asked() {
      return fixture.network.links.stream().map(link -> link.server.address()).toList();
    }

    @Test
    void areTriedAtOnceUntilOneAnswers() {
      assertThat(model.destination()).isEqualTo("a:50051");
      fixture.link().fail(Failure.UNREACHABLE);
      assertThat(model.isBusy()).isTrue();
      assertThat(model.destination()).isEqualTo("b:50051");
      fixture.link().welcome();
      assertThat(asked()).containsExactly(A, B);
      assertThat(sessions).extracting(Session::address).containsExactly(B);
      assertThat(sessions).extracting(Session::servers).containsExactly(Servers.of(A, B, C));
    }

    @Test
    void areNamedIfNoneAnsweredAndTriedFromTheFirstAgain() {
      fixture.link().fail(Failure.UNREACHABLE);
      fixture.link().fail(Failure.UNKNOWN_HOST);
      assertThat(model.triedInVain()).isEmpty();
      fixture.timers.passSeconds(8);
      assertThat(model.isBusy()).isFalse();
      assertThat(model.problem()).contains(new Problem.Failed(Failure.NO_ANSWER));
      assertThat(model.triedInVain()).containsExactly(A, B, C);
      model.logIn();
      assertThat(model.triedInVain()).isEmpty();
      assertThat(asked()).containsExactly(A, B, C, A);
    }

    @Test
    void tellOfWhatThePersonCanMend() {
      fixture.link().fail(Failure.UNREACHABLE);
      fixture.link().fail(Failure.NOT_ENCRYPTED);
      fixture.link().fail(Failure.UNREACHABLE);
      assertThat(model.problem()).contains(new Problem.Failed(Failure.NOT_ENCRYPTED));
    }

    @Test
    void areNotAskedForWhatOneRefused() {
      fixture.link().fail(Failure.UNREACHABLE);
      fixture.link().refuseHello(RefusalCode.REFUSAL_CODE_NAME_TAKEN);
      assertThat(model.isBusy()).isFalse();
      assertThat(model.problem())
          .contains(new Problem.Refused(RefusalCode.REFUSAL_CODE_NAME_TAKEN, ""));
      assertThat(model.triedInVain()).isEmpty();
      model.setName("Anna");
      model.logIn();
      assertThat(asked()).containsExactly(A, B, B);
    }

    @Test
    void areTriedFurtherOnceTheOneThatPutsOffHasBeenWaitedFor() {
      fixture.link().refuseHello(RefusalCode.REFUSAL_CODE_TOO_MANY_LOGINS, 5_000);
      fixture.timers.passSeconds(5);
      assertThat(asked()).containsExactly(A);
      fixture.timers.passSeconds(1);
      assertThat(asked()).containsExactly(A, B);
    }

    @Test
    void areTriedBeforeThePersonIsAskedToTrustOneWhichIsTriedFirstThen() {
      CertificateProblem problem =
          new CertificateProblem(
              B,
              SessionFixture.selfSigned("ab").certificate(),
              Set.of(CertificateProblem.Flaw.SELF_SIGNED),
              Optional.empty());
      fixture.link().fail(Failure.UNREACHABLE);
      fixture.link().show(problem);
      assertThat(model.certificateProblem()).isEmpty();
      fixture.link().fail(Failure.UNREACHABLE);
      assertThat(model.certificateProblem()).contains(problem);
      model.trust();
      assertThat(fixture.trusted.find(B)).isPresent();
      assertThat(asked()).containsExactly(A, B, C, B);
    }

    @Test
    void areNotTriedFurtherOnceThePersonGivesUp() {
      model.cancel();
      fixture.timers.passSeconds(60);
      assertThat(asked()).containsExactly(A);
    }

    @Test
    void haveOneKeyTogether() {
      String key = fixture.link().hello.getSessionKey();
      assertThat(key).isEqualTo("key of Ann at a:50051,b:50051,c:7");
      fixture.link().fail(Failure.UNREACHABLE);
      assertThat(fixture.link().hello.getSessionKey()).isEqualTo(key);
    }

    @Test
    void areAllEncryptedOrNone() {
      assertThat(fixture.link().server.encrypted()).isTrue();
      model.cancel();
      model.setEncrypted(false);
      model.logIn();
      fixture.link().fail(Failure.UNREACHABLE);
      assertThat(fixture.link().server.encrypted()).isFalse();
      assertThat(model.isEncrypted()).isFalse();
    }
  }

  @Nested
  class Encryption {
    @Test
    void followsTheServerThatIsTyped() {
      assertThat(model.isEncrypted()).isTrue();
      model.setServer("localhost");
      assertThat(model.isEncrypted()).isFalse();
      model.setServer("not an address");
      assertThat(model.isEncrypted()).isFalse();
    }

    @Test
    void isAsThePersonChoseForThatHost() {
      model.setEncrypted(false);
      model.logIn();
      assertThat(fixture.link().server.encrypted()).isFalse();
      fixture.link().welcome();
      assertThat(sessions.get(0).isEncrypted()).isFalse();
      model.setServer("chat.example.org:9");
      assertThat(model.isEncrypted()).isFalse();
      model.setServer("another.example.org:9");
      assertThat(model.isEncrypted()).isTrue();
    }

    @Test
    void isNeverGivenUpByItself() {
      model.logIn();
      fixture.link().fail(Failure.NOT_ENCRYPTED);
      assertThat(model.isEncrypted()).isTrue();
      model.logIn();
      assertThat(fixture.link().server.encrypted()).isTrue();
    }
  }

  @Test
  void cancelClosesTheAttempt() {
    model.logIn();
    model.cancel();
    assertThat(fixture.link().closed).isTrue();
    assertThat(model.isReady()).isTrue();
    assertThat(model.problem()).isEmpty();
  }
}
