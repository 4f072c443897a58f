package chat.client.model.attention;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.FakeNetwork.FakeRoom;
import chat.client.model.Preferences;
import chat.client.model.Preferences.Attention;
import chat.client.model.PreferencesInMemory;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.client.model.SessionFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NotificationsTest {
  private final SessionFixture fixture = new SessionFixture();
  private final Session session = fixture.logIn();
  private final Preferences preferences = new Preferences(new PreferencesInMemory());
  private final List<Notice> shown = new ArrayList<>();
  private final List<String> withdrawn = new ArrayList<>();
  private final Notifications notifications =
      new Notifications(
          session,
          preferences,
          fixture.timers,
          new Notifier() {
            @Override
            public void show(Notice notice) {
              shown.add(notice);
            }

            @Override
            public void withdraw(String roomId) {
              withdrawn.add(roomId);
            }
          });

  private RoomModel general;

  @BeforeEach
  void enter() {
    session.join("general");
    room("general").enter(0, "Bob", "Ann");
    general = session.room("general").orElseThrow();
  }

  private FakeRoom room(String id) {
    return fixture.room(id);
  }

  private void bob(long seq, String text) {
    room("general").message(seq, "Bob", text);
  }

  @Nested
  class WhatThePersonChose {
    @Test
    void aMentionIsToldUnlessChosenOtherwise() {
      bob(1, "hello all");
      bob(2, "hello ann!");
      assertThat(shown).containsExactly(new Notice("general", 1, 1, "Bob", "hello ann!"));
    }

    @Test
    void everythingIsToldOfAChosenRoom() {
      preferences.setAttention("general", Attention.ALL);
      bob(1, "hello all");
      assertThat(shown).containsExactly(new Notice("general", 1, 0, "Bob", "hello all"));
    }

    @Test
    void nothingIsToldOfASilencedRoom() {
      preferences.setAttention("general", Attention.NONE);
      bob(1, "Ann?");
      assertThat(shown).isEmpty();
    }

    @Test
    void nothingIsToldToWhoDoesNotWantToBeDisturbed() {
      preferences.setDoNotDisturb(true);
      bob(1, "Ann?");
      preferences.setDoNotDisturb(false);
      bob(2, "never mind");
      assertThat(shown).isEmpty();
    }

    @Test
    void doNotDisturbAlsoStopsWhatIsAboutToBeTold() {
      bob(1, "Ann?");
      bob(2, "Ann!");
      preferences.setDoNotDisturb(true);
      fixture.timers.pass(Notifications.PAUSE);
      assertThat(shown).hasSize(1);
    }

    @Test
    void ownMessagesAreNoNews() {
      preferences.setAttention(Attention.ALL);
      room("general").message(1, "Ann", "Ann from my other life");
      assertThat(shown).isEmpty();
    }
  }

  @Nested
  class WhereThePersonIs {
    @Test
    void nothingIsToldOfARoomBeforeTheirEyes() {
      general.setWatched(true);
      bob(1, "Ann?");
      general.setWatched(false);
      assertThat(shown).isEmpty();
    }

    @Test
    void aNoticeGoesWhenItsRoomIsRead() {
      bob(1, "Ann?");
      general.setWatched(true);
      assertThat(withdrawn).containsExactly("general");
    }

    @Test
    void whatIsToldNextCountsFromThere() {
      bob(1, "Ann?");
      general.setWatched(true);
      general.setWatched(false);
      fixture.timers.pass(Notifications.PAUSE);
      bob(2, "Ann!");
      assertThat(shown).extracting(Notice::count).containsExactly(1, 1);
    }

    @Test
    void aNoticeGoesWhenTheRoomIsLeft() {
      bob(1, "Ann?");
      session.leave(general);
      assertThat(withdrawn).containsExactly("general");
    }

    @Test
    void allNoticesGoInTheEnd() {
      bob(1, "Ann?");
      notifications.close();
      assertThat(withdrawn).containsExactly("general");
    }
  }

  @Nested
  class ABurst {
    @BeforeEach
    void all() {
      preferences.setAttention(Attention.ALL);
    }

    @Test
    void isToldAtOnceAndThenCounted() {
      for (int seq = 1; seq <= 5; seq++) {
        bob(seq, "m" + seq);
      }
      assertThat(shown).extracting(Notice::text).containsExactly("m1");
      fixture.timers.pass(Notifications.PAUSE);
      assertThat(shown).last().isEqualTo(new Notice("general", 5, 0, "Bob", "m5"));
      assertThat(shown).hasSize(2);
    }

    @Test
    void showsWhatNamesThePersonRatherThanTheLastWord() {
      bob(1, "so");
      bob(2, "Ann, come");
      bob(3, "well");
      fixture.timers.pass(Notifications.PAUSE);
      assertThat(shown).last().isEqualTo(new Notice("general", 3, 1, "Bob", "Ann, come"));
    }

    @Test
    void thatWasReadMeanwhileIsNotToldAnyMore() {
      bob(1, "m1");
      bob(2, "m2");
      general.setWatched(true);
      fixture.timers.pass(Notifications.PAUSE);
      assertThat(shown).hasSize(1);
    }

    @Test
    void inOneRoomDoesNotHoldUpAnother() {
      session.join("tech");
      room("tech").enter(0, "Bob", "Ann");
      bob(1, "m1");
      room("tech").message(1, "Bob", "t1");
      assertThat(shown).extracting(Notice::roomId).containsExactly("general", "tech");
    }
  }

  @Nested
  class AReplay {
    @BeforeEach
    void all() {
      preferences.setAttention(Attention.ALL);
    }

    @Test
    void afterALossIsToldOnce() {
      bob(1, "before");
      general.setWatched(true);
      general.setWatched(false);
      shown.clear();
      fixture.comeBack();
      fixture.timers.pass(Notifications.PAUSE);
      room("general").begin(4, 1, "Bob", "Ann");
      bob(2, "m2");
      bob(3, "m3");
      bob(4, "m4");
      assertThat(shown).isEmpty();
      room("general").endReplay(4);
      assertThat(shown).containsExactly(new Notice("general", 3, 0, "Bob", "m4"));
    }

    @Test
    void onTheFirstVisitIsOldNews() {
      session.join("tech");
      room("tech").begin(2, 0, "Bob", "Ann");
      room("tech").message(1, "Bob", "Ann was here");
      room("tech").message(2, "Bob", "long ago");
      room("tech").endReplay(2);
      assertThat(shown).isEmpty();
    }
  }
}
