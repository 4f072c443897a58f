package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginModelTest {
  private final SessionFixture fixture = new SessionFixture();
  private final List<Session> sessions = new ArrayList<>();
  private final LoginModel model =
      new LoginModel("Ann", "chat.example.org:1234", fixture.surroundings, sessions::add);

  @Test
  void saysHelloAtTheAddress() {
    model.logIn();
    assertThat(model.isBusy()).isTrue();
    assertThat(fixture.link().address).isEqualTo(new ServerAddress("chat.example.org", 1234));
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

  @Test
  void cancelClosesTheAttempt() {
    model.logIn();
    model.cancel();
    assertThat(fixture.link().closed).isTrue();
    assertThat(model.isReady()).isTrue();
    assertThat(model.problem()).isEmpty();
  }
}
