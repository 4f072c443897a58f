package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chat.Await;
import chat.proto.RefusalCode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long a name stays with the connection that asked for it. */
class ReservationTest {
  @RegisterExtension final TestServer server = new TestServer("");

  @Test
  void outlivesLookingAtTheLobby() {
    ChatClient holder = server.client();
    holder.check("alice");
    for (int look = 0; look < 100; look++) {
      holder.rooms();
    }

    assertThat(server.client().check("alice").getAvailable()).isFalse();
    holder.join("alice", "general");
  }

  @Test
  void keepsOthersFromJoining() {
    server.client().check("alice");

    assertThat(server.client().ask("alice", "general").joinResponse().getCode())
        .isEqualTo(RefusalCode.REFUSAL_CODE_NAME_TAKEN);
  }

  @Test
  void isGivenUpForAnotherName() {
    ChatClient undecided = server.client();
    undecided.check("alice");
    undecided.check("bob");

    assertThat(server.client().check("alice").getAvailable()).isTrue();
    assertThat(server.client().check("bob").getAvailable()).isFalse();
  }

  @Test
  void ofATakenNameLeavesOnesOwn() {
    ChatClient alice = server.client();
    alice.check("alice");
    server.client().check("bob");
    alice.check("bob");

    assertThat(server.client().check("alice").getAvailable()).isFalse();
  }

  @Test
  void comesBackWhenLeavingTheRoom() {
    ChatClient alice = server.client();
    alice.join("alice", "general").leave();

    assertThat(server.client().check("alice").getAvailable()).isFalse();
    alice.join("alice", "tech");
  }

  @Test
  void isMadeByJoiningWithoutAsking() {
    server.client().join("alice", "general");

    assertThat(server.client().ask("alice", "tech").joinResponse().getCode())
        .isEqualTo(RefusalCode.REFUSAL_CODE_NAME_TAKEN);
  }

  @ParameterizedTest
  @MethodSource("endings")
  void endsWithTheConnection(Consumer<ChatClient> ending) {
    ChatClient holder = server.client();
    holder.check("alice");

    ending.accept(holder);

    ChatClient next = server.client();
    Await.until("the name is free", () -> next.check("alice").getAvailable());
  }

  static Consumer<?>[] endings() {
    return new Consumer<?>[] {
      (Consumer<ChatClient>) ChatClient::close,
      (Consumer<ChatClient>) ChatClient::kill,
      (Consumer<ChatClient>) ChatClient::reset
    };
  }

  @Nested
  class AfterASecond {
    @RegisterExtension final TestServer impatient = new TestServer("names.reservation-time = 1s");

    @Test
    void expires() {
      impatient.client().check("alice");
      ChatClient next = impatient.client();
      assertThat(next.check("alice").getAvailable()).isFalse();

      Await.until("the name is free", () -> next.check("alice").getAvailable());
    }

    @Test
    void doesNotExpireWhileItsPersonIsInARoom() {
      ChatClient alice = impatient.client();
      alice.check("alice");
      alice.join("alice", "general");

      impatient.client().check("clock");
      ChatClient next = impatient.client();
      Await.until("a later reservation is over", () -> next.check("clock").getAvailable());

      assertThat(next.check("alice").getAvailable()).isFalse();
    }
  }
}
