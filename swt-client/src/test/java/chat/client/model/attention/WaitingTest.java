package chat.client.model.attention;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Preferences;
import chat.client.model.Preferences.Attention;
import chat.client.model.PreferencesInMemory;
import chat.client.model.Session;
import chat.client.model.SessionFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private final SessionFixture fixture = new SessionFixture();
  private final Session session = fixture.logIn();
  private final Preferences preferences = new Preferences(new PreferencesInMemory());

  @BeforeEach
  void threeMessagesInTwoRooms() {
    session.join("general");
    fixture.room("general").enter(0, "Bob", "Ann");
    fixture.room("general").message(1, "Bob", "hello");
    fixture.room("general").message(2, "Bob", "hello Ann");
    session.join("tech");
    fixture.room("tech").enter(0, "Bob", "Ann");
    fixture.room("tech").message(1, "Bob", "it works");
  }

  private Waiting waiting() {
    return Waiting.in(session, preferences);
  }

  @Test
  void allRoomsAreAddedUp() {
    assertThat(waiting()).isEqualTo(new Waiting(3, 1));
  }

  @Test
  void whatNamesThePersonIsTheNumberThatMatters() {
    assertThat(waiting().number()).isEqualTo(1);
    assertThat(new Waiting(3, 0).number()).isEqualTo(3);
  }

  @Test
  void silencedRoomsDoNotCount() {
    preferences.setAttention("general", Attention.NONE);
    assertThat(waiting()).isEqualTo(new Waiting(1, 0));
  }

  @Test
  void whatIsReadDoesNotCount() {
    session.rooms().forEach(room -> room.setWatched(true));
    assertThat(waiting()).isEqualTo(Waiting.NOTHING);
  }
}
