package chat.client.model;

import static chat.client.model.SessionFixture.NOW;
import static chat.client.model.SessionFixture.outgoing;
import static chat.client.model.SessionFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.FakeNetwork.FakeRoom;
import chat.client.model.Outgoing.State;
import chat.proto.RefusalCode;
import chat.proto.SendMessage;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SendingTest {
  private final SessionFixture fixture = new SessionFixture();
  private final RoomModel room = fixture.enter("general");

  private FakeRoom server() {
    return fixture.room("general");
  }

  private void say(String text) {
    room.setDraft(text);
    room.say();
  }

  private List<State> states() {
    return outgoing(room).stream().map(Outgoing::state).toList();
  }

  private List<String> sent() {
    return fixture.link().said.stream().map(SendMessage::getText).toList();
  }

  @Nested
  class Say {
    @Test
    void showsTheTextAtOnceAsBeingSent() {
      say("hello");
      assertThat(sent()).containsExactly("hello");
      assertThat(room.draft()).isEmpty();
      Entry last = room.entries().get(1);
      assertThat(last.kind()).isEqualTo(Entry.Kind.SAID_BY_ME);
      assertThat(last.who()).isEqualTo("Ann");
      assertThat(last.at()).isEqualTo(NOW);
      assertThat(states()).containsExactly(State.SENDING);
    }

    @Test
    void givesEachTextAnIdOfItsOwn() {
      say("hello");
      say("hello");
      assertThat(fixture.link().said).extracting(SendMessage::getClientId).doesNotHaveDuplicates();
    }

    @Test
    void givesLaterTextsIdsThatSortAfterEarlierOnes() {
      for (int i = 0; i < 100; i++) {
        say("hello");
      }
      assertThat(fixture.link().said).extracting(SendMessage::getClientId).isSorted();
    }

    @Test
    void sendsNothingThatIsBlankOrTooLong() {
      say(" \n ");
      assertThat(room.draft()).isEqualTo(" \n ");
      say("😀".repeat(FakeNetwork.TEXT_LIMIT + 2));
      assertThat(room.excess()).isEqualTo(2);
      assertThat(sent()).isEmpty();
      say("😀".repeat(FakeNetwork.TEXT_LIMIT));
      assertThat(sent()).hasSize(1);
    }
  }

  @Nested
  class Confirmation {
    @Test
    void byTheMessageItselfGivesTheTextItsPlaceAmongTheOthers() {
      say("mine");
      server().message(1, "Bob", "his");
      assertThat(texts(room)).containsExactly("his", "mine");
      server().echo(0, 2);
      server().message(3, "Bob", "later");
      assertThat(texts(room)).containsExactly("his", "mine", "later");
      assertThat(outgoing(room)).isEmpty();
    }

    @Test
    void mayComeBeforeTheMessage() {
      say("mine");
      server().stored(0, 2);
      assertThat(states()).containsExactly(State.STORED);
      server().message(1, "Bob", "his");
      server().echo(0, 2);
      assertThat(texts(room)).containsExactly("his", "mine");
      assertThat(outgoing(room)).isEmpty();
    }

    @Test
    void mayComeAfterTheMessage() {
      say("mine");
      server().echo(0, 1);
      server().stored(0, 1);
      assertThat(texts(room)).containsExactly("mine");
    }

    @Test
    void isNotWhatSomebodyElseSaysWithTheSameId() {
      say("mine");
      server().message(1, "Bob", "mine", fixture.link().said.get(0).getClientId());
      assertThat(states()).containsExactly(State.SENDING);
    }
  }

  @Nested
  class Offline {
    @Test
    void textsWaitAndGoOutInOrderOnceTheGapIsFilled() {
      say("one");
      fixture.link().fail(Failure.LOST);
      say("two");
      say("three");
      assertThat(states()).containsOnly(State.WAITING);
      String id = outgoing(room).get(0).id();
      fixture.timers.passSeconds(1);
      fixture.link().welcome();
      server().begin(1, 0, "Bob", "Ann");
      server().message(1, "Bob", "meanwhile");
      assertThat(sent()).isEmpty();
      server().endReplay(1);
      assertThat(sent()).containsExactly("one", "two", "three");
      assertThat(fixture.link().said.get(0).getClientId()).isEqualTo(id);
      assertThat(texts(room)).containsExactly("meanwhile", "one", "two", "three");
    }

    @Test
    void aTextThatWasStoredAllTheSameIsNeitherShownNorSentTwice() {
      say("mine");
      String id = fixture.link().said.get(0).getClientId();
      fixture.comeBack();
      server().begin(1, 0, "Bob", "Ann");
      server().message(1, "Ann", "mine", id);
      server().endReplay(1);
      assertThat(sent()).isEmpty();
      assertThat(texts(room)).containsExactly("mine");
      assertThat(outgoing(room)).isEmpty();
    }

    @Test
    void aTextKnownToBeStoredIsNotSentAgain() {
      say("mine");
      server().stored(0, 1);
      fixture.comeBack();
      assertThat(states()).containsExactly(State.STORED);
      server().begin(1, 0, "Bob", "Ann");
      server().endReplay(1);
      assertThat(sent()).isEmpty();
    }

    @Test
    void aTextWaitsForTheRoomThatRefusesToTakeBack() {
      fixture.comeBack();
      server().refuse(RefusalCode.REFUSAL_CODE_ROOM_FULL, "");
      say("waits");
      assertThat(states()).containsExactly(State.WAITING);
      fixture.timers.passSeconds(1);
      server().enter(0, "Ann");
      assertThat(sent()).containsExactly("waits");
    }
  }

  @Nested
  class Refusal {
    @Test
    void isShownWithItsReasonAndDoesNotHoldUpWhatFollows() {
      say("refused");
      say("fine");
      server().refuseText(0, RefusalCode.REFUSAL_CODE_NOT_STORED);
      server().echo(1, 1);
      assertThat(states()).containsExactly(State.FAILED);
      assertThat(outgoing(room).get(0).problem())
          .contains(new Problem.Refused(RefusalCode.REFUSAL_CODE_NOT_STORED, ""));
      assertThat(texts(room)).containsExactly("fine", "refused");
    }

    @Test
    void isFollowedByAnotherAttemptOnlyWhenThePersonSaysSo() {
      say("refused");
      String id = outgoing(room).get(0).id();
      server().refuseText(0, RefusalCode.REFUSAL_CODE_NOT_STORED);
      fixture.comeBack();
      server().enter(0, "Ann");
      assertThat(sent()).isEmpty();
      room.sendAgain(id);
      room.sendAgain(id);
      assertThat(sent()).containsExactly("refused");
      assertThat(fixture.link().said.get(0).getClientId()).isEqualTo(id);
      assertThat(states()).containsExactly(State.SENDING);
    }

    @Test
    void ofATextThatWasStoredAllTheSameIsForgottenWhenItComes() {
      say("refused");
      server().refuseText(0, RefusalCode.REFUSAL_CODE_NOT_STORED);
      server().echo(0, 1);
      assertThat(outgoing(room)).isEmpty();
      assertThat(texts(room)).containsExactly("refused");
    }

    @Test
    void endsWhenTheTextIsDiscarded() {
      say("refused");
      server().refuseText(0, RefusalCode.REFUSAL_CODE_NOT_STORED);
      room.discard(outgoing(room).get(0).id());
      assertThat(texts(room)).isEmpty();
    }

    @Test
    void cannotBeDiscardedOnceItIsSentAgain() {
      say("refused");
      server().refuseText(0, RefusalCode.REFUSAL_CODE_NOT_STORED);
      String id = outgoing(room).get(0).id();
      room.sendAgain(id);
      room.discard(id);
      assertThat(states()).containsExactly(State.SENDING);
    }
  }
}
