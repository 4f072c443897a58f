package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Notice.Kind;
import chat.proto.EndCode;
import chat.proto.RefusalCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeTest {
  private final SessionFixture fixture = new SessionFixture();
  private final Session session = fixture.logIn();

  private RoomModel enter() {
    session.join("general");
    fixture.room("general").enter(0, "Ann");
    return session.room("general").orElseThrow();
  }

  private Notice now(RoomModel shown) {
    return Notice.of(session, Optional.ofNullable(shown)).orElseThrow();
  }

  @Test
  void thereIsNoneWhileAllIsWell() {
    assertThat(Notice.of(session, Optional.of(enter()))).isEmpty();
  }

  @Test
  void theConnectionComesFirst() {
    RoomModel room = enter();
    session.join("full");
    fixture.room("full").refuse(RefusalCode.REFUSAL_CODE_ROOM_FULL, "");
    assertThat(now(room).kind()).isEqualTo(Kind.LOBBY);
    fixture.link().fail(Failure.LOST);
    assertThat(now(room))
        .isEqualTo(new Notice(Kind.WAITING, Optional.of(new Problem.Failed(Failure.LOST))));
    assertThat(now(room).canBeDismissed()).isFalse();
  }

  @Test
  void anAttemptStillSaysWhatHappened() {
    fixture.link().fail(Failure.LOST);
    session.connectNow();
    assertThat(now(null))
        .isEqualTo(new Notice(Kind.CONNECTING, Optional.of(new Problem.Failed(Failure.LOST))));
  }

  @Test
  void aTakeOverSaysSo() {
    fixture.link().end(EndCode.END_CODE_DISPLACED, 0);
    assertThat(now(null).kind()).isEqualTo(Kind.DISPLACED);
  }

  @Test
  void aRefusedJoinIsGoneWhenItWasSeen() {
    session.join("full");
    fixture.room("full").refuse(RefusalCode.REFUSAL_CODE_ROOM_FULL, "");
    assertThat(now(null).canBeDismissed()).isTrue();
    session.lobby().forgetProblem();
    assertThat(Notice.of(session, Optional.empty())).isEmpty();
  }

  @Test
  void aRoomThatDoesNotTakeThePersonBackSaysSoUntilItDoes() {
    RoomModel room = enter();
    fixture.comeBack();
    fixture.room("general").refuse(RefusalCode.REFUSAL_CODE_ROOM_FULL, "");
    assertThat(now(room).kind()).isEqualTo(Kind.OUT_OF_ROOM);
    assertThat(now(room).canBeDismissed()).isFalse();
    fixture.timers.passSeconds(1);
    fixture.room("general").enter(0, "Ann");
    assertThat(Notice.of(session, Optional.of(room))).isEmpty();
  }

  @Test
  void aRefusalInTheRoomIsGoneWhenItWasSeen() {
    RoomModel room = enter();
    fixture.room("general").refuse(RefusalCode.REFUSAL_CODE_ROOM_FAILED, "");
    assertThat(now(room).kind()).isEqualTo(Kind.ROOM);
    room.forgetProblem();
    assertThat(Notice.of(session, Optional.of(room))).isEmpty();
  }
}
