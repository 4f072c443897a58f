package chat.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import chat.tools.crowd.Login.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CutOffViewTest {
  private static final Duration LIMIT = Duration.ofSeconds(25);
  private static final Answer WELCOME = new Answer(Answer.WELCOME, "");
  private static final Answer REFUSED = new Answer("UNAVAILABLE", "go to another");

  private final CutOffView view = new CutOffView(1, false);

  private void healAndReturn() {
    view.healed(60);
    view.tried(REFUSED, 61);
    assertThat(view.isBack()).isFalse();
    view.tried(WELCOME, 70);
    assertThat(view.isBack()).isTrue();
  }

  @Test
  void whoRefusesInTimeAndStaysAwayIsRight() {
    view.tried(WELCOME, 1);
    view.tried(Answer.NONE, 6);
    view.tried(REFUSED, 12.34);
    view.ended(1, 14);
    view.tried(REFUSED, 20);
    healAndReturn();

    assertThat(view.wrong(LIMIT)).isEmpty();
    assertThat(view.figures())
        .containsEntry("node", 2)
        .containsEntry("served_until_s", 1.0)
        .containsEntry("refused_s", 12.3)
        .containsEntry("refused_with", "UNAVAILABLE: go to another")
        .containsEntry("ended_s", 14.0)
        .containsEntry("back_s", 70.0)
        .doesNotContainKey("served_again_s");
  }

  @Test
  void whoRefusesTooLateIsCaught() {
    view.tried(WELCOME, 25);
    view.tried(REFUSED, 26);
    healAndReturn();

    assertThat(view.wrong(LIMIT)).hasValueSatisfying(why -> assertThat(why).contains("node 2"));
  }

  @Test
  void whoNeverRefusesIsCaught() {
    view.tried(Answer.NONE, 10);
    healAndReturn();

    assertThat(view.wrong(LIMIT)).isPresent();
  }

  @Test
  void whoBeginsAgainAloneIsCaught() {
    view.tried(REFUSED, 12);
    view.ended(1, 14);
    view.tried(WELCOME, 26);
    healAndReturn();

    assertThat(view.wrong(LIMIT)).hasValueSatisfying(why -> assertThat(why).contains("again"));
  }

  @Test
  void whoIsCutOffFromPeopleTooHasToEnd() {
    CutOffView alone = new CutOffView(0, true);
    alone.tried(REFUSED, 3);
    alone.healed(60);
    assertThat(alone.wrong(LIMIT)).hasValueSatisfying(why -> assertThat(why).contains("end"));

    CutOffView ended = new CutOffView(0, true);
    ended.ended(1, 13);
    ended.healed(60);
    assertThat(ended.wrong(LIMIT)).isEmpty();
  }

  @Test
  void aShortOutageProvesNothing() {
    view.healed(5);

    assertThat(view.wrong(LIMIT)).isEmpty();
  }
}
