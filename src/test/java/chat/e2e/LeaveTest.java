package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chat.Await;
import chat.proto.UserLeftNotification;
import io.grpc.Status;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Leaving, politely or not: the others are told, the place is free. */
class LeaveTest {
  private static final String ROOM_FOR_TWO = "rooms = [{ name = pair, capacity = 2 }]";

  @RegisterExtension final TestServer server = new TestServer(ROOM_FOR_TWO);
  private Conversation witness;
  private ChatClient aliceClient;
  private Conversation alice;

  @BeforeEach
  void twoInARoom() {
    witness = server.client().join("witness", "pair");
    aliceClient = server.client();
    aliceClient.check("alice");
    alice = aliceClient.join("alice", "pair");
    witness.userJoined();
  }

  @Nested
  class Politely {
    @ParameterizedTest
    @CsvSource({"alice, pair", "ALICE, pair", "'', ''", "alice, ''", "'', pair"})
    void leaveRequestCompletesTheStream(String name, String room) {
      alice.leave(name, room);

      assertThat(alice.status()).isEqualTo(Status.OK);
      assertThat(alice.isSilent()).isTrue();
      assertAliceIsGone();
    }

    @Test
    void halfCloseIsLeaving() {
      alice.halfClose();

      assertThat(alice.status()).isEqualTo(Status.OK);
      assertAliceIsGone();
    }

    @Test
    void whatWasSaidBeforeStillArrives() {
      alice.say("good").say("bye").leave("", "");

      assertThat(alice.broadcast().getText()).isEqualTo("good");
      assertThat(alice.broadcast().getText()).isEqualTo("bye");
      assertThat(alice.status()).isEqualTo(Status.OK);
      assertThat(witness.broadcast().getText()).isEqualTo("good");
      assertThat(witness.broadcast().getText()).isEqualTo("bye");
      assertAliceIsGone();
    }

    @Test
    void newStreamJoinsAgainWithoutAskingForTheName() {
      for (int visit = 0; visit < 20; visit++) {
        alice.leave();
        assertAliceIsGone();
        alice = aliceClient.join("alice", "pair");
        witness.userJoined();
      }
    }
  }

  @Nested
  class ByVanishing {
    @Test
    void cancelledStream() {
      alice.cancel();

      assertAliceIsGone();
      aliceClient.join("alice", "pair");
    }

    @ParameterizedTest
    @MethodSource("chat.e2e.LeaveTest#endings")
    void lostConnectionFreesPlaceAndName(Consumer<ChatClient> ending) {
      ending.accept(aliceClient);

      assertAliceIsGone();
      ChatClient next = server.client();
      Await.until("the name is free", () -> next.check("alice").getAvailable());
      next.join("alice", "pair");
    }

    @Test
    void connectionThatFellSilentFreesPlaceAndName() {
      try (TestServer pinging =
          TestServer.started(
              ROOM_FOR_TWO + ", server.transport { ping-interval = 1s, ping-timeout = 1s }")) {
        Conversation stays = pinging.client().join("witness", "pair");
        ChatClient silent = pinging.client();
        silent.join("alice", "pair");
        stays.userJoined();

        silent.freeze();

        assertThat(stays.userLeft().getUserName()).isEqualTo("alice");
        ChatClient next = pinging.client();
        Await.until("the name is free", () -> next.check("alice").getAvailable());
        next.join("alice", "pair");
      }
    }

    @Test
    void whileTheJoinIsUnderWay() {
      alice.leave();
      for (int attempt = 0; attempt < 50; attempt++) {
        ChatClient hasty = server.client();
        hasty.ask("hasty" + attempt, "pair");
        hasty.close();
      }

      server.awaitCount("pair", 1);
      aliceClient.join("alice", "pair");
    }
  }

  static Consumer<?>[] endings() {
    return new Consumer<?>[] {
      (Consumer<ChatClient>) ChatClient::close,
      (Consumer<ChatClient>) ChatClient::kill,
      (Consumer<ChatClient>) ChatClient::reset
    };
  }

  private void assertAliceIsGone() {
    assertThat(witness.userLeft())
        .isEqualTo(
            UserLeftNotification.newBuilder().setUserName("alice").setCurrentCount(1).build());
    server.awaitCount("pair", 1);
  }
}
