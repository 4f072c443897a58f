package chat.client.model.composer;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Entry;
import chat.client.model.Failure;
import chat.client.model.FakeNetwork;
import chat.client.model.NameRule;
import chat.client.model.Person;
import chat.client.model.Problem;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.client.model.SessionFixture;
import chat.proto.RefusalCode;
import chat.proto.SendMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ComposerModelTest {
  private final SessionFixture fixture = new SessionFixture();
  private final Session session = fixture.logIn();
  private RoomModel room;
  private ComposerModel composer;

  @BeforeEach
  void enter() {
    fixture.link().haveRooms("general", "Games");
    session.join("general");
    fixture.room("general").enter(0, "Bob", "Ann");
    room = session.room("general").orElseThrow();
    composer = new ComposerModel(session, room, new Words());
  }

  private static final class Words implements Wording {
    @Override
    public String help(List<Command> commands) {
      return commands.stream().map(Command::word).collect(Collectors.joining(" "));
    }

    @Override
    public String who(List<Person> people) {
      return people.stream().map(Person::name).collect(Collectors.joining(" "));
    }

    @Override
    public String topic(String topic) {
      return topic;
    }
  }

  private void send(String text) {
    composer.setDraft(text);
    composer.send();
  }

  private List<String> sent() {
    return fixture.link().said.stream().map(SendMessage::getText).toList();
  }

  private List<String> told() {
    return room.entries().stream()
        .filter(entry -> entry.kind() == Entry.Kind.TOLD)
        .map(Entry::text)
        .toList();
  }

  private void staysWith(String draft, Note note) {
    assertThat(composer.note()).contains(note);
    assertThat(composer.draft()).isEqualTo(draft);
    assertThat(sent()).isEmpty();
  }

  @Nested
  class Texts {
    @Test
    void areSentAndLeaveTheFieldEmpty() {
      send("two\nlines");
      assertThat(sent()).containsExactly("two\nlines");
      assertThat(composer.draft()).isEmpty();
      assertThat(composer.older()).contains("two\nlines");
    }

    @Test
    void mayBeginWithAStrokeThatIsDoubled() {
      send("//usr/bin");
      assertThat(sent()).containsExactly("/usr/bin");
      assertThat(composer.older()).contains("//usr/bin");
    }

    @Test
    void mayTellWhatOneDoes() {
      send("/ME  waves ");
      assertThat(sent()).containsExactly("/me waves");
    }

    @Test
    void thatAreBlankOrTooLongStay() {
      composer.setDraft(" \n");
      assertThat(composer.send()).isFalse();
      composer.setDraft("😀".repeat(FakeNetwork.TEXT_LIMIT + 2));
      assertThat(composer.excess()).isEqualTo(2);
      assertThat(composer.send()).isFalse();
      assertThat(sent()).isEmpty();
    }

    @Test
    void areCountedAsTheyAreSent() {
      String longest = "x".repeat(FakeNetwork.TEXT_LIMIT - 1);
      send("//" + longest);
      assertThat(sent()).containsExactly("/" + longest);
    }

    @Test
    void areCountedOnceTheyAreNearlyTooLong() {
      composer.setDraft("x".repeat(FakeNetwork.TEXT_LIMIT - 5));
      assertThat(composer.nearlyFull()).isEmpty();
      composer.setDraft("😀".repeat(FakeNetwork.TEXT_LIMIT - 4));
      assertThat(composer.nearlyFull()).hasValue(4);
      composer.setDraft("x".repeat(FakeNetwork.TEXT_LIMIT));
      assertThat(composer.nearlyFull()).hasValue(0);
      composer.setDraft("x".repeat(FakeNetwork.TEXT_LIMIT + 1));
      assertThat(composer.nearlyFull()).isEmpty();
    }
  }

  @Nested
  class Draft {
    @Test
    void isThereForTheNextView() {
      composer.setDraft("half a sen");
      assertThat(new ComposerModel(session, room, new Words()).draft()).isEqualTo("half a sen");
    }

    @Test
    void isThereForTheNextSession() {
      composer.setDraft("half a sen");
      Session next = fixture.logIn();
      next.join("general");
      assertThat(next.room("general").orElseThrow().draft()).isEqualTo("half a sen");
    }
  }

  @Nested
  class Commands {
    @Test
    void thatNobodyKnowsAreExplainedAndNotSent() {
      send("/foo bar");
      staysWith("/foo bar", new Note.Unknown("/foo"));
      composer.setDraft("/foo ba");
      assertThat(composer.note()).isEmpty();
    }

    @Test
    void thatMissSomethingSaySo() {
      send("/join ");
      staysWith("/join ", new Note.Incomplete(Command.JOIN));
      send("/me");
      staysWith("/me", new Note.Incomplete(Command.ME));
    }

    @Test
    void areSuggestedWhileTheirNameIsTyped() {
      composer.setDraft("/");
      assertThat(composer.suggestions()).containsExactly(Command.values());
      composer.setDraft("/le");
      assertThat(composer.suggestions()).containsExactly(Command.LEAVE);
      composer.setDraft("/leave now");
      assertThat(composer.suggestions()).isEmpty();
      composer.setDraft("");
      assertThat(composer.suggestions()).isEmpty();
    }

    @Test
    void canBeLookedUpAndRepeated() {
      send("/help");
      assertThat(told()).containsExactly("/help /join /leave /me /nick /who /topic /clear");
      assertThat(composer.older()).contains("/help");
    }

    @Test
    void tellWhoIsHereAndWhatItIsAbout() {
      send("/who");
      send("/topic");
      assertThat(told()).containsExactly("Bob Ann", "About general");
      assertThat(sent()).isEmpty();
    }

    @Test
    void clearTheView() {
      fixture.room("general").message(1, "Bob", "gone");
      send("/clear");
      assertThat(room.entries()).isEmpty();
    }

    @Test
    void leave() {
      send("/leave");
      assertThat(session.rooms()).isEmpty();
      assertThat(fixture.link().exited).containsExactly("general");
    }
  }

  @Nested
  class Join {
    @Test
    void findsTheRoomWhateverTheCase() {
      send("/join #games");
      assertThat(session.room("Games")).isPresent();
      assertThat(composer.draft()).isEmpty();
    }

    @Test
    void ofARoomThatOneIsInLooksAtIt() {
      List<String> shown = new ArrayList<>();
      session.onShow(shown::add);
      send("/join GENERAL");
      assertThat(shown).containsExactly("general");
      assertThat(fixture.link().entered).hasSize(1);
    }

    @Test
    void ofAnUnknownRoomSaysSo() {
      send("/join nowhere");
      staysWith("/join nowhere", new Note.NoRoom("nowhere"));
    }

    @Test
    void needsTheConnection() {
      fixture.link().fail(Failure.LOST);
      send("/join Games");
      staysWith("/join Games", new Note.Offline());
    }
  }

  @Nested
  class Nick {
    private final List<Session> renamed = new ArrayList<>();

    @BeforeEach
    void listen() {
      session.onRenamed(renamed::add);
    }

    @Test
    void goesOnInTheSameRoomsUnderTheNewName() {
      FakeNetwork.FakeLink old = fixture.link();
      send("/nick Anna");
      assertThat(composer.note()).contains(new Note.Renaming("Anna"));
      composer.setDraft("meanwhile");
      fixture.link().welcome();
      Session next = renamed.get(0);
      assertThat(next.name()).isEqualTo("Anna");
      assertThat(next.rooms()).extracting(RoomModel::id).containsExactly("general");
      assertThat(next.rooms().get(0).draft()).isEqualTo("meanwhile");
      assertThat(fixture.link().hello.getSessionKey()).contains("Anna");
      assertThat(old.hasEnded()).isTrue();
      assertThat(fixture.link().hasEnded()).isFalse();
    }

    @Test
    void thatIsTakenLeavesEverythingAsItWas() {
      FakeNetwork.FakeLink old = fixture.link();
      send("/nick Bob");
      List<String> told = new ArrayList<>();
      composer.listen(() -> told.add("changed"));
      fixture.link().refuseHello(RefusalCode.REFUSAL_CODE_NAME_TAKEN);
      assertThat(composer.note())
          .get()
          .isInstanceOfSatisfying(
              Note.NotRenamed.class,
              note -> assertThat(note.why()).isInstanceOf(Problem.Refused.class));
      assertThat(told).isNotEmpty();
      assertThat(renamed).isEmpty();
      assertThat(old.hasEnded()).isFalse();
      assertThat(session.state()).isEqualTo(Session.State.ONLINE);
    }

    @Test
    void thatNobodyCanHaveIsNotTried() {
      send("/nick two words");
      staysWith("/nick two words", new Note.BadName(NameRule.Flaw.NOT_LETTERS_OR_DIGITS));
      assertThat(fixture.network.links).hasSize(1);
    }

    @Test
    void waitsForWhatIsNotSentYet() {
      send("on its way");
      send("/nick Anna");
      assertThat(composer.note()).contains(new Note.Unsent());
      fixture.room("general").echo(0, 1);
      composer.send();
      assertThat(composer.note()).contains(new Note.Renaming("Anna"));
    }

    @Test
    void isGivenUpWithTheSession() {
      send("/nick Anna");
      session.logOut();
      assertThat(fixture.link().hasEnded()).isTrue();
      assertThat(renamed).isEmpty();
    }
  }

  @Nested
  class Tab {
    @Test
    void offersWhoSpokeLastFirstAndNeverOneself() {
      fixture.room("general").message(1, "Ben", "here");
      composer.setDraft("b");
      assertThat(composer.complete(1)).contains(new Field("Ben: ", 5));
      composer.setDraft("Ben: ");
      assertThat(composer.complete(5)).contains(new Field("Bob: ", 5));
      composer.setDraft("An");
      assertThat(composer.complete(2)).isEmpty();
    }

    @Test
    void offersTheRoomsOfTheLobby() {
      composer.setDraft("#g");
      assertThat(composer.complete(2)).contains(new Field("#general ", 9));
    }
  }
}
