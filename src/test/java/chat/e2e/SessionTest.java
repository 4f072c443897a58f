package chat.e2e;

import static chat.e2e.SessionCall.room;
import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.EndCode;
import chat.proto.Member;
import chat.proto.Presence;
import chat.proto.RefusalCode;
import chat.proto.RoomEntered;
import chat.proto.SessionEnded;
import chat.proto.SessionRequest;
import chat.proto.Welcome;
import io.grpc.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions begin, go away, come back, and end. */
class SessionTest {
  private static final String ANNS_KEY = "the secret of Ann".replace(' ', '-');
  private static final String BOBS_KEY = "the secret of Bob".replace(' ', '-');

  @RegisterExtension
  private final TestServer server =
      new TestServer("language = en, session.away-time = 2s, session.text-limit = 100");

  private SessionCall ann() {
    return server.client().hello("Ann", ANNS_KEY);
  }

  private SessionCall bobInGeneral() {
    SessionCall bob = server.client().hello("Bob", BOBS_KEY);
    bob.isIn(room("general"));
    return bob;
  }

  private static void assertPresence(SessionCall reader, String name, Presence presence) {
    var changed = reader.presence();
    assertThat(changed.getRoomId()).isEqualTo("general");
    assertThat(changed.getUserName()).isEqualTo(name);
    assertThat(changed.getPresence()).isEqualTo(presence);
  }

  @Nested
  class Hello {
    @Test
    void isWelcome() {
      assertThat(server.client().session().hello("Ann", ANNS_KEY).welcome())
          .isEqualTo(
              Welcome.newBuilder().setUserName("Ann").setAwaySeconds(2).setTextLimit(100).build());
    }

    @Test
    void underANameThatAVisitorHas() {
      server.client().join("ann", "general");
      isRefused("Ann", ANNS_KEY, RefusalCode.REFUSAL_CODE_NAME_TAKEN);
    }

    @Test
    void underANameThatASessionHas() {
      ann();
      isRefused("ANN", BOBS_KEY, RefusalCode.REFUSAL_CODE_NAME_TAKEN);
      assertThat(server.client().check("ann").getAvailable()).isFalse();
    }

    @Test
    void afterTheSameConnectionHasReservedTheName() {
      ChatClient client = server.client();
      client.check("Ann");
      client.hello("Ann", ANNS_KEY);
    }

    @Test
    void withAnInvalidNameOrKey() {
      isRefused("A b", ANNS_KEY, RefusalCode.REFUSAL_CODE_NAME_INVALID);
      isRefused("Ann", "short", RefusalCode.REFUSAL_CODE_SESSION_KEY_INVALID);
    }

    private void isRefused(String name, String key, RefusalCode code) {
      SessionCall session = server.client().session().hello(name, key);
      assertThat(session.refusal().getCode()).isEqualTo(code);
      assertThat(session.status()).isEqualTo(Status.OK);
    }

    @Test
    void missing() {
      SessionCall session = server.client().session().enter(room("general"));
      assertThat(session.refusal().getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_HELLO_MISSING);
      assertThat(session.status()).isEqualTo(Status.OK);
    }

    @Test
    void again() {
      SessionCall ann = ann().hello("Ann", ANNS_KEY);
      assertThat(ann.refusal().getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_HELLO_REPEATED);
      ann.isIn(room("general"));
    }

    @Test
    void unsaidForTooLong() {
      try (TestServer impatient = TestServer.started("session.join-deadline = 1s")) {
        SessionCall silent = impatient.client().session();
        assertThat(silent.sessionEnded().getCode()).isEqualTo(EndCode.END_CODE_JOIN_TIMEOUT);
        assertThat(silent.status().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
      }
    }

    @Test
    void ofNobodyWhoHalfCloses() {
      SessionCall silent = server.client().session();
      silent.halfClose();
      assertThat(silent.status()).isEqualTo(Status.OK);
    }
  }

  @Nested
  class Rooms {
    @Test
    void severalOverOneStream() {
      SessionCall ann = ann();
      ann.isIn(room("general"));
      ann.isIn(room("tech"));

      assertThat(ann.says("general", "1", "here")).isEqualTo(1);
      assertThat(ann.says("tech", "1", "and there")).isEqualTo(1);
      assertThat(server.client().countIn("general")).isEqualTo(1);
      assertThat(server.client().countIn("tech")).isEqualTo(1);
    }

    @Test
    void unknown() {
      SessionCall ann = ann().enter(room("nowhere"));
      var refusal = ann.refusal();
      assertThat(refusal.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_ROOM_UNKNOWN);
      assertThat(refusal.getRoomId()).isEqualTo("nowhere");
      ann.isIn(room("general"));
    }

    @Test
    void areSharedWithVisitorsOfTheOlderContract() {
      Conversation old = server.client().join("old", "general");
      SessionCall ann = ann();
      RoomEntered entered = ann.isIn(room("general"));
      assertThat(entered.getMembersList())
          .extracting(Member::getUserName)
          .containsExactly("old", "Ann");
      assertThat(old.userJoined().getUserName()).isEqualTo("Ann");

      ann.says("general", "1", "hello");
      assertThat(old.broadcast().getText()).isEqualTo("hello");
      old.say("hello back");
      assertThat(old.broadcast().getSeq()).isEqualTo(2);
      assertThat(ann.message().getSeq()).isEqualTo(2);

      ann.exit("general");
      assertThat(ann.exited().getRoomId()).isEqualTo("general");
      assertThat(old.userLeft().getUserName()).isEqualTo("Ann");
    }

    @Test
    void requestsThatAreUnknownAreRefused() {
      SessionCall ann = ann().send(SessionRequest.newBuilder());
      assertThat(ann.refusal().getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_EVENT_UNKNOWN);
    }
  }

  @Nested
  class Away {
    @Test
    void isShownAndKeepsNameAndPlaceForAWhile() {
      SessionCall bob = bobInGeneral();
      ChatClient client = server.client();
      client.hello("Ann", ANNS_KEY).isIn(room("general"));
      assertPresence(bob, "Ann", Presence.PRESENCE_ENTERED);
      client.kill();

      assertPresence(bob, "Ann", Presence.PRESENCE_AWAY);
      assertThat(server.client().check("Ann").getAvailable()).isFalse();
      assertPresence(bob, "Ann", Presence.PRESENCE_LEFT);
      assertThat(server.client().check("Ann").getAvailable()).isTrue();
    }

    @Test
    void isShownToVisitorsOfTheOlderContract() {
      Conversation old = server.client().join("old", "general");
      SessionCall ann = ann();
      ann.isIn(room("general"));
      old.userJoined();
      ann.cancel();

      assertThat(old.next().getPresenceChanged().getPresence()).isEqualTo(Presence.PRESENCE_AWAY);
      assertThat(old.userLeft().getUserName()).isEqualTo("Ann");
    }

    @Test
    void endsWithTheReturn() {
      SessionCall bob = bobInGeneral();
      SessionCall first = ann();
      first.isIn(room("general"));
      assertPresence(bob, "Ann", Presence.PRESENCE_ENTERED);
      first.halfClose();
      assertPresence(bob, "Ann", Presence.PRESENCE_AWAY);
      bob.says("general", "1", "missed");

      SessionCall second = server.client().session().hello("Ann", ANNS_KEY, room("general", 0));
      assertThat(second.welcome().getResumed()).isTrue();
      assertThat(second.entered().getLastSeq()).isEqualTo(1);
      assertThat(second.message().getText()).isEqualTo("missed");
      assertThat(second.replayEnded().getLastSeq()).isEqualTo(1);
      assertPresence(bob, "Ann", Presence.PRESENCE_BACK);
    }
  }

  @Nested
  class SecondLogin {
    @Test
    void displacesTheFirstWithoutAnybodyNoticing() {
      SessionCall bob = bobInGeneral();
      SessionCall first = ann();
      first.isIn(room("general"));
      assertPresence(bob, "Ann", Presence.PRESENCE_ENTERED);

      SessionCall second = server.client().hello("Ann", ANNS_KEY, room("general", 0));
      second.entered();
      second.replayEnded();
      assertThat(first.sessionEnded())
          .isEqualTo(
              SessionEnded.newBuilder()
                  .setCode(EndCode.END_CODE_DISPLACED)
                  .setMessage("You are logged in at another place now.")
                  .build());
      assertThat(first.status().getCode()).isEqualTo(Status.Code.ABORTED);

      second.says("general", "1", "it is me");
      assertThat(bob.message().getText()).isEqualTo("it is me");
    }

    @Test
    void withoutARoomLeavesIt() {
      SessionCall bob = bobInGeneral();
      ann().isIn(room("general"));
      assertPresence(bob, "Ann", Presence.PRESENCE_ENTERED);
      ann();

      assertPresence(bob, "Ann", Presence.PRESENCE_LEFT);
    }
  }

  @Nested
  class GoodBye {
    @Test
    void givesBackNameAndPlaceAtOnce() {
      SessionCall bob = bobInGeneral();
      SessionCall ann = ann();
      ann.isIn(room("general"));
      assertPresence(bob, "Ann", Presence.PRESENCE_ENTERED);
      ann.goodbye();

      assertThat(ann.status()).isEqualTo(Status.OK);
      assertPresence(bob, "Ann", Presence.PRESENCE_LEFT);
      assertThat(server.client().hello("Ann", BOBS_KEY).isSilent()).isTrue();
    }
  }

  @Nested
  class Stop {
    @Test
    void tellsWhenToComeBack() {
      SessionCall ann = ann();
      server.server().stop();

      SessionEnded ended = ann.sessionEnded();
      assertThat(ended.getCode()).isEqualTo(EndCode.END_CODE_SERVER_STOPPING);
      assertThat(ended.getRetryAfterMillis()).isBetween(500, 5_500);
      assertThat(ann.status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }
  }
}
