package chat.e2e;

import static chat.e2e.SessionCall.room;
import static org.assertj.core.api.Assertions.assertThat;

import chat.Await;
import chat.proto.CheckUsernameResponse;
import chat.proto.JoinResponse;
import chat.proto.Refusal;
import chat.proto.RefusalCode;
import chat.proto.SessionEvent;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What one address, and one person, may do: who meets a limit is told, and others are not held up.
 */
class PeersLimitsTest {
  private static final String ONE_ADDRESS = "127.0.0.2";
  private static final String ANOTHER = "127.0.0.3";
  private static final String KEY = "a-key-of-sixteen-or-more";

  @RegisterExtension
  private final TestServer server =
      new TestServer(
          """
          limits.address { logins-per-second = 1, logins-burst = 4, waiting-streams = 2, people = 2 }
          limits.person { messages-per-second = 20, messages-burst = 5 }
          """);

  private ChatClient client(String address) {
    return server.clientFrom(address);
  }

  @Nested
  class Logins {
    private void spend() {
      ChatClient client = client(ONE_ADDRESS);
      for (int i = 0; i < 4; i++) {
        assertThat(client.check("Bob" + i).getAvailable()).isTrue();
      }
    }

    @Test
    void tooManyChecksOfNames() {
      spend();

      CheckUsernameResponse answer = client(ONE_ADDRESS).check("Ann");

      assertThat(answer.getAvailable()).isFalse();
      assertThat(answer.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_TOO_MANY_LOGINS);
      assertThat(answer.getRetryAfterMillis()).isBetween(1, 1_000);
    }

    @Test
    void tooManyHellos() {
      spend();

      SessionCall late = client(ONE_ADDRESS).session().hello("Ann", KEY);

      Refusal refusal = late.refusal();
      assertThat(refusal.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_TOO_MANY_LOGINS);
      assertThat(refusal.getRetryAfterMillis()).isBetween(1, 1_000);
      assertThat(late.status()).isEqualTo(Status.OK);
    }

    @Test
    void tooManyJoins() {
      spend();

      Conversation late = client(ONE_ADDRESS).ask("Ann", "general");

      JoinResponse answer = late.joinResponse();
      assertThat(answer.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_TOO_MANY_LOGINS);
      assertThat(answer.getRetryAfterMillis()).isBetween(1, 1_000);
      assertThat(late.status()).isEqualTo(Status.OK);
    }

    @Test
    void othersAreNotHeldUp() {
      spend();

      client(ANOTHER).hello("Ann", KEY);
    }

    @Test
    void whoHasASessionComesBack() {
      client(ONE_ADDRESS).hello("Ann", KEY);
      spendRest();

      client(ONE_ADDRESS).hello("Ann", KEY);
    }

    private void spendRest() {
      ChatClient client = client(ONE_ADDRESS);
      Await.until("logins are spent", () -> client.check("Cid").getRetryAfterMillis() > 0);
    }

    @Test
    void exemptAddressesAreNotCounted() {
      ChatClient client = server.client();
      for (int i = 0; i < 100; i++) {
        assertThat(client.check("Ann").getAvailable()).isTrue();
      }
    }
  }

  @Nested
  class WaitingStreams {
    @Test
    void oneSessionTooManyIsRefused() {
      isRefusedOnce(() -> client(ONE_ADDRESS).session());
    }

    @Test
    void oneVisitTooManyIsRefused() {
      isRefusedOnce(() -> client(ONE_ADDRESS).open());
    }

    /** Of three, whichever comes last over its own connection. */
    private static void isRefusedOnce(Supplier<Call<?, ?>> opens) {
      List<Call<?, ?>> calls = Stream.generate(opens).limit(3).toList();

      Await.until("one is over", () -> calls.stream().anyMatch(Call::isOver));

      List<Call<?, ?>> over = calls.stream().filter(Call::isOver).toList();
      assertThat(over)
          .singleElement()
          .extracting(call -> call.status().getCode())
          .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void whoSaysHelloOrJoinsMakesRoom() {
      SessionCall first = client(ONE_ADDRESS).session();
      Conversation second = client(ONE_ADDRESS).open();
      first.hello("Ann", KEY).welcome();
      second.join("Bob", "general").accepted();

      client(ONE_ADDRESS).hello("Cid", KEY);
    }

    @Test
    void whoGoesMakesRoom() {
      client(ONE_ADDRESS).session();
      ChatClient going = client(ONE_ADDRESS);
      going.open();
      going.close();

      Await.until(
          "there is room again",
          () -> {
            SessionCall call = client(ONE_ADDRESS).session();
            call.goodbye();
            return call.status().isOk();
          });
    }

    @Test
    void othersAreNotHeldUp() {
      client(ONE_ADDRESS).session();
      client(ONE_ADDRESS).session();

      client(ANOTHER).hello("Ann", KEY);
    }
  }

  @Nested
  class People {
    @Test
    void oneTooManyOfOneAddress() {
      client(ONE_ADDRESS).hello("Ann", KEY);
      client(ONE_ADDRESS).hello("Bob", KEY);

      SessionCall third = client(ONE_ADDRESS).session().hello("Cid", KEY);

      assertThat(third.refusal().getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_TOO_MANY_PEOPLE);
      client(ANOTHER).hello("Cid", KEY);
    }
  }

  @Nested
  class Messages {
    @Test
    void whoIsTooFastIsToldAndLosesNothing() {
      SessionCall ann = server.client().hello("Ann", KEY);
      ann.isIn(room("general"));
      for (int i = 1; i <= 20; i++) {
        ann.say("general", "id " + i, "message " + i);
      }

      List<Long> stored = new ArrayList<>();
      List<Integer> waits = new ArrayList<>();
      while (stored.size() < 20) {
        SessionEvent event = ann.next();
        if (event.hasMessageStored()) {
          stored.add(event.getMessageStored().getSeq());
        } else if (event.hasSlowDown()) {
          waits.add(event.getSlowDown().getWaitMillis());
          assertThat(event.getSlowDown().getRoomId()).isEqualTo("general");
          assertThat(event.getSlowDown().getMessage()).isNotBlank();
        }
      }
      assertThat(stored).isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
      assertThat(waits).isNotEmpty().allSatisfy(wait -> assertThat(wait).isBetween(1, 50));
    }

    @Test
    void visitorsAreToldToo() {
      Conversation ann = server.client().join("Ann", "general");
      for (int i = 1; i <= 10; i++) {
        ann.say("message " + i);
      }

      List<String> shown = new ArrayList<>();
      int told = 0;
      while (shown.size() < 10) {
        var message = ann.next();
        if (message.hasBroadcast()) {
          shown.add(message.getBroadcast().getText());
        } else if (message.hasSlowDown()) {
          told++;
        }
      }
      assertThat(shown).startsWith("message 1").endsWith("message 10").doesNotHaveDuplicates();
      assertThat(told).isPositive();
    }
  }
}
