package chat.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.HistoryPage;
import chat.proto.MessageStored;
import chat.proto.ReplayEnded;
import chat.proto.RoomEntered;
import chat.proto.RoomMessage;
import chat.tools.judge.RoomRecord.Reading;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JudgeTest {
  /** The room had messages before the run. */
  private static final long BASE = 10;

  private final Wording wording = new Wording(77, 60);
  private final Violations violations = new Violations(line -> {});
  private final RoomRecord room = new RoomRecord("general", BASE, wording, violations);
  private final View view = new View(wording.name(0), room, violations);
  private final List<Sent> sent =
      IntStream.range(0, 5)
          .mapToObj(i -> new Sent(new MessageKey(0, i), room, 0, violations))
          .toList();

  private RoomMessage message(long number) {
    MessageKey key = new MessageKey(0, (int) (number - BASE - 1));
    return RoomMessage.newBuilder()
        .setRoomId("general")
        .setSeq(number)
        .setSenderName(wording.name(0))
        .setText(wording.text(key))
        .setClientId(wording.clientId(key))
        .setSentAtMillis(1000 + number)
        .build();
  }

  private static RoomEntered entered(long newest, long after) {
    return RoomEntered.newBuilder().setLastSeq(newest).setReplayAfter(after).build();
  }

  private void enter(long newest, long after) {
    view.entered(entered(newest, after));
  }

  private void show(long... numbers) {
    LongStream.of(numbers).mapToObj(this::message).forEach(view::shown);
  }

  private void mark(long number) {
    view.replayEnded(ReplayEnded.newBuilder().setLastSeq(number).build());
  }

  private void confirm(int counter, long number) {
    sent.get(counter)
        .stored(
            MessageStored.newBuilder()
                .setRoomId("general")
                .setSeq(number)
                .setSentAtMillis(1000 + number)
                .build());
  }

  private void history(long... numbers) {
    for (Reading reading : Reading.values()) {
      LongStream.of(numbers).mapToObj(this::message).forEach(m -> room.read("here", reading, m));
    }
  }

  private void isCounted(long lost, long duplicated, long reordered, long disagreements) {
    Judge.judge(List.of(room), List.of(view), sent);
    assertThat(
            List.of(
                violations.count(Figure.LOST),
                violations.count(Figure.DUPLICATED),
                violations.count(Figure.REORDERED),
                violations.count(Figure.DISAGREEMENT)))
        .containsExactly(lost, duplicated, reordered, disagreements);
  }

  @Nested
  class SeveralHistories {
    private void read(String server, long... numbers) {
      room.readFrom(server);
      for (Reading reading : Reading.values()) {
        LongStream.of(numbers)
            .mapToObj(m -> message(m))
            .forEach(m -> room.read(server, reading, m));
      }
    }

    private long differences() {
      return violations.count(Figure.HISTORIES_DIFFER);
    }

    @Test
    void thatAreEqualAreRight() {
      read("here", 11, 12);
      read("there", 11, 12);

      isCounted(0, 0, 0, 0);
      assertThat(differences()).isZero();
    }

    @Test
    void ofWhichOneLacksANumberDiffer() {
      read("here", 11, 12, 13);
      read("there", 11, 13);

      isCounted(0, 0, 0, 0);
      assertThat(differences()).isEqualTo(1);
    }

    @Test
    void ofWhichOneIsEmptyDiffer() {
      read("here");
      read("there", 11, 12);

      isCounted(0, 0, 0, 0);
      assertThat(differences()).isEqualTo(2);
    }

    @Test
    void withAnotherTextForANumberDisagree() {
      read("here", 11);
      room.read("there", Reading.FORWARDS, message(11).toBuilder().setText("other").build());
      room.read("there", Reading.BACKWARDS, message(11));

      isCounted(0, 0, 0, 1);
    }

    @Test
    void thatAllLackWhatWasShownHaveLostItOnce() {
      enter(10, 10);
      mark(10);
      show(11);
      read("here");
      read("there");

      isCounted(1, 0, 0, 0);
      assertThat(differences()).isZero();
    }
  }

  @Nested
  class AView {
    @Test
    void acrossACutIsOneSequence() {
      enter(10, 10);
      mark(10);
      show(11, 12);
      view.left();
      enter(14, 12);
      show(13, 14);
      mark(14);
      show(15);
      history(11, 12, 13, 14, 15);

      isCounted(0, 0, 0, 0);
    }

    @Test
    void withAGapHasLost() {
      enter(10, 10);
      mark(10);
      show(11, 13);
      history(11, 12, 13);

      isCounted(1, 0, 0, 0);
    }

    @Test
    void whoseGapIsFilledLaterIsReordered() {
      enter(10, 10);
      mark(10);
      show(12, 11, 13);
      history(11, 12, 13);

      isCounted(0, 0, 1, 0);
    }

    @Test
    void thatEndsTooSoonHasLost() {
      enter(10, 10);
      mark(10);
      show(11);
      history(11, 12, 13);

      isCounted(2, 0, 0, 0);
    }

    @Test
    void whoseReplaySkipsWhatIsNotKeptAnyMoreHasLost() {
      enter(10, 10);
      mark(10);
      view.left();
      enter(13, 12);
      show(13);
      mark(13);
      history(11, 12, 13);

      isCounted(2, 0, 0, 0);
    }

    @Test
    void isToldOfFewerMessagesThanItHasSeen() {
      enter(10, 10);
      mark(10);
      show(11, 12);
      view.left();
      enter(11, 11);
      mark(11);
      history(11, 12);

      assertThat(violations.count(Figure.LOST)).isEqualTo(1);
    }

    @Test
    void whoseMarkerComesBeforeTheReplayDisagrees() {
      enter(11, 10);
      mark(10);
      show(11);
      history(11);

      isCounted(0, 0, 0, 1);
    }

    @Test
    void ofANumberNearTheLargestDoesNotTakeForever() {
      enter(10, 10);
      mark(10);
      show(11);
      view.shown(message(11).toBuilder().setSeq(Long.MAX_VALUE).build());
      history(11);

      isCounted(0, 0, 0, 1);
    }
  }

  @Nested
  class AConfirmation {
    @Test
    void withTwoNumbersIsADuplicate() {
      confirm(0, 11);
      confirm(0, 12);
      history(11);

      isCounted(0, 1, 0, 0);
    }

    @Test
    void ofWhatIsNowhereIsALoss() {
      confirm(0, 11);
      confirm(1, 12);
      history(11);

      // Lost as a message, and missing as a number of the dense sequence.
      isCounted(1, 0, 0, 1);
    }

    @Test
    void ofWhatIsStoredElsewhereDisagrees() {
      confirm(1, 11);
      history(11, 12);

      isCounted(0, 0, 0, 1);
    }

    @Test
    void repeatedWithTheSameNumberIsRight() {
      IntStream.range(0, 10).forEach(i -> confirm(0, 11));
      history(11);

      isCounted(0, 0, 0, 0);
    }
  }

  @Nested
  class AHistory {
    private final PageWalk forwards = new PageWalk(room, "here", Reading.FORWARDS, 13, violations);
    private final PageWalk backwards =
        new PageWalk(room, "here", Reading.BACKWARDS, 13, violations);

    private HistoryPage page(boolean more, long... numbers) {
      HistoryPage.Builder page = HistoryPage.newBuilder().setMore(more);
      LongStream.of(numbers).mapToObj(JudgeTest.this::message).forEach(page::addMessages);
      return page.build();
    }

    @Test
    void readBothWaysIsComplete() {
      forwards.page(page(true, 11, 12));
      forwards.page(page(false, 13));
      backwards.page(page(true, 12, 13));
      backwards.page(page(true, 10, 11));

      assertThat(forwards.over()).isTrue();
      assertThat(backwards.over()).isTrue();
      isCounted(0, 0, 0, 0);
    }

    @Test
    void thatEndsTooSoonDisagrees() {
      enter(13, 10);
      show(11, 12, 13);
      mark(13);
      forwards.page(page(false, 11, 12));
      backwards.page(page(true, 10, 11, 12, 13));

      // The page says so, and the number is there in one direction only.
      isCounted(0, 0, 0, 2);
    }

    @Test
    void withAMessageTwiceIsADuplicate() {
      forwards.page(page(false, 11, 12));
      room.read("here", Reading.FORWARDS, message(11).toBuilder().setSeq(12).build());

      assertThat(violations.count(Figure.DUPLICATED)).isEqualTo(1);
    }

    @Test
    void thatGoesInCirclesEnds() {
      forwards.page(page(true, 11, 12));
      forwards.page(page(true, 11, 12));

      assertThat(forwards.over()).isTrue();
      assertThat(violations.count(Figure.DISAGREEMENT)).isPositive();
    }
  }

  @Nested
  class AText {
    @Test
    void thatCameBackChangedDisagrees() {
      enter(10, 10);
      mark(10);
      view.shown(message(11).toBuilder().setText("something else").build());
      // Everybody agrees on it, but it is not what was sent.
      assertThat(violations.count(Figure.DISAGREEMENT)).isEqualTo(1);
    }

    @Test
    void ofAStrangerIsNobodysLoss() {
      RoomMessage strangers = message(11).toBuilder().setClientId("").setText("hello").build();
      enter(10, 10);
      mark(10);
      view.shown(strangers);
      for (Reading reading : Reading.values()) {
        room.read("here", reading, strangers);
      }

      isCounted(0, 0, 0, 0);
    }
  }
}
