package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.BroadcastMessage;
import chat.proto.ClientMessage;
import chat.proto.Refusal;
import chat.proto.RefusalCode;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said in a room, and what is refused there. */
class TalkTest {
  private static final String FOUR_BYTES = "\ud83d\ude00";

  @RegisterExtension final TestServer server = new TestServer("");
  private Conversation alice;
  private Conversation bob;

  @BeforeEach
  void twoInARoom() {
    alice = server.client().join("alice", "general");
    bob = server.client().join("bob", "general");
    alice.userJoined();
  }

  @Nested
  class Text {
    @Test
    void comesToAllTheSenderIncluded() {
      long before = Instant.now().getEpochSecond();
      alice.say("hello", "id 1");
      BroadcastMessage atAlice = alice.broadcast();
      long after = Instant.now().getEpochSecond();

      assertThat(atAlice.getSenderName()).isEqualTo("alice");
      assertThat(atAlice.getText()).isEqualTo("hello");
      assertThat(atAlice.getClientId()).isEqualTo("id 1");
      assertThat(atAlice.getTimestamp()).isBetween(before, after);
      assertThat(bob.broadcast()).isEqualTo(atAlice);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "  leading and trailing  ",
          "two\nlines\r\nand\ttabs",
          "\u202bright to left\u202c \u200f עברית العربية \u2066isolated\u2069",
          "👩\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 👍🏽",
          "e\u0301 is not \u00e9",
          "\u2028line\u2029paragraph\ufeff\u200b",
          "你好，世界",
          "%s {0} ${x} \\ \" ' <b>&amp;"
        })
    void isPassedOnUnchanged(String text) {
      alice.say(text);

      assertThat(bob.broadcast().getText()).isEqualTo(text);
    }

    @Test
    void mayHaveFourThousandCodePointsOfFourBytes() {
      alice.say(FOUR_BYTES.repeat(4_000));

      assertThat(bob.broadcast().getText()).isEqualTo(FOUR_BYTES.repeat(4_000));
    }

    @Test
    void mayComeWithAClientIdOfSixtyFourCodePoints() {
      alice.say("hello", FOUR_BYTES.repeat(64));

      assertThat(alice.broadcast().getClientId()).isEqualTo(FOUR_BYTES.repeat(64));
    }

    @Test
    void carriesTheNameAsTheSenderTypedItAtJoining() {
      Conversation carol = server.client().join("CaRoL", "tech");
      carol.say("hello");

      assertThat(carol.broadcast().getSenderName()).isEqualTo("CaRoL");
    }
  }

  @Nested
  class Refused {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r\n", "\u3000\u00a0", "\u200b\u202c"})
    void blankText(String blank) {
      assertRefused(
          sender -> sender.say(blank, "id 1"),
          RefusalCode.REFUSAL_CODE_TEXT_BLANK,
          "消息为空，未发送。",
          "id 1");
    }

    @Test
    void textOverTheLimit() {
      assertRefused(
          sender -> sender.say("x".repeat(4_001), "id 1"),
          RefusalCode.REFUSAL_CODE_TEXT_TOO_LONG,
          "消息超过 4,000 个字符，未发送，请缩短后重试。",
          "id 1");
    }

    @Test
    void clientIdOverTheLimit() {
      String id = "x".repeat(65);
      assertRefused(
          sender -> sender.say("hello", id),
          RefusalCode.REFUSAL_CODE_CLIENT_ID_TOO_LONG,
          "client_id 超过 64 个字符，消息未发送。",
          id);
    }

    @Test
    void messageWithoutAnEvent() {
      assertRefused(
          sender -> sender.send(ClientMessage.getDefaultInstance()),
          RefusalCode.REFUSAL_CODE_EVENT_UNKNOWN,
          "服务器不认识这个请求，可能需要更新服务器。",
          "");
    }

    @ParameterizedTest
    @CsvSource({"alice, general", "alice, tech", "bob, general", "a b, nowhere"})
    void secondJoin(String name, String room) {
      assertRefused(
          sender -> sender.join(name, room),
          RefusalCode.REFUSAL_CODE_ALREADY_JOINED,
          "您已在房间中，加入其他房间请另开连接流。",
          "");
    }

    @ParameterizedTest
    @CsvSource({"bob, general", "bob, ''", "alice, tech", "'', tech", "nobody, general"})
    void leaveThatNamesSomebodyOrSomewhereElse(String name, String room) {
      assertRefused(
          sender -> sender.leave(name, room),
          RefusalCode.REFUSAL_CODE_NOT_YOURS,
          "只能以自己的名义离开自己所在的房间。",
          "");
    }

    @Test
    void inTheClientsLanguage() {
      Conversation carol = server.clientSpeaking("en").join("carol", "tech");

      assertThat(carol.say(" ").refusal().getMessage())
          .isEqualTo("The message is empty and was not sent.");
      assertThat(carol.say("x".repeat(4_001)).refusal().getMessage())
          .isEqualTo(
              "The message has more than 4,000 characters and was not sent. Please shorten it.");
    }

    /** Only the sender hears of it; afterwards the stream and the room go on. */
    private void assertRefused(
        UnaryOperator<Conversation> wrong, RefusalCode code, String message, String clientId) {
      assertThat(wrong.apply(alice).refusal())
          .isEqualTo(
              Refusal.newBuilder().setCode(code).setMessage(message).setClientId(clientId).build());

      alice.say("next");
      assertThat(alice.broadcast().getText()).isEqualTo("next");
      assertThat(bob.broadcast().getText()).isEqualTo("next");
    }
  }
}
