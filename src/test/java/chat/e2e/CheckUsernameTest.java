package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.CheckUsernameResponse;
import chat.proto.RefusalCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a name, and whose is it. */
class CheckUsernameTest {
  @RegisterExtension final TestServer server = new TestServer("");

  @Nested
  class Answer {
    @Test
    void freeNameIsReserved() {
      CheckUsernameResponse response = server.client().check("alice");

      assertThat(response.getAvailable()).isTrue();
      assertThat(response.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_UNSPECIFIED);
      assertThat(response.getMessage()).isEqualTo("用户名 alice 可用，已为您保留。");
    }

    @Test
    void reservedNameIsTakenForOthers() {
      server.client().check("alice");

      assertTaken(server.client().check("alice"));
    }

    @Test
    void reservedNameIsRenewedForItsHolder() {
      ChatClient holder = server.client();
      holder.check("alice");

      assertThat(holder.check("alice").getAvailable()).isTrue();
    }

    @Test
    void nameOfSomebodyInARoomIsTaken() {
      server.client().join("alice", "general");

      assertTaken(server.client().check("alice"));
    }

    @ParameterizedTest
    @CsvSource({
      "alice, ALICE",
      "Straße, STRASSE",
      "Jos\u00e9, Jose\u0301",
      "ΣΊΣΥΦΟΣ, σίσυφος",
      "coco, сосо"
    })
    void lookAlikeIsTheSameName(String name, String lookAlike) {
      server.client().check(name);

      assertTaken(server.client().check(lookAlike));
    }

    @Test
    void nameIsShownAsTypedInNfc() {
      assertThat(server.client().check("Jose\u0301").getMessage()).contains("Jos\u00e9");
    }
  }

  @Nested
  class Rule {
    @ParameterizedTest
    @ValueSource(strings = {"a", "张三", "Алиса9", "عائشة", "٣", "abcdefghij0123456789"})
    void lettersAndDigitsOfAnyScriptAreAName(String name) {
      assertThat(server.client().check(name).getAvailable()).isTrue();
    }

    @Test
    void lengthIsCountedInCodePoints() {
      assertThat(server.client().check("\ud840\udc00".repeat(20)).getAvailable()).isTrue();
      assertInvalid(server.client().check("\ud840\udc00".repeat(21)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "a b",
          "alice\n",
          "a-b",
          "a_b",
          "@lice",
          "ali\u200bce",
          "\u202eecila",
          "alice\u0000",
          "x\u0301",
          "\u0301",
          "😀",
          "abcdefghij0123456789a"
        })
    void anythingElseIsNot(String name) {
      assertInvalid(server.client().check(name));
    }
  }

  @Nested
  class Texts {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "en    | A name has 1 to 20 letters or digits. Please choose another.",
          "en-GB | A name has 1 to 20 letters or digits. Please choose another.",
          "zh-CN | 用户名须为 1 到 20 个字母或数字，请换一个。",
          "de, en;q=0.5, zh-CN;q=0.1 | A name has 1 to 20 letters or digits. Please choose another.",
          "fr    | 用户名须为 1 到 20 个字母或数字，请换一个。",
          ";;;   | 用户名须为 1 到 20 个字母或数字，请换一个。"
        })
    void followAcceptLanguage(String acceptLanguage, String text) {
      assertThat(server.clientSpeaking(acceptLanguage).check("").getMessage()).isEqualTo(text);
    }

    @Test
    void sayInEnglishWhoHasTheName() {
      assertThat(server.clientSpeaking("en").check("alice").getMessage())
          .isEqualTo("alice is free and is yours now.");
      assertThat(server.clientSpeaking("en").check("alice").getMessage())
          .isEqualTo("This name is taken. Please choose another.");
    }

    @Test
    void areInTheConfiguredLanguageForClientsThatNameNone() {
      try (TestServer english = TestServer.started("language = en")) {
        assertThat(english.client().check("alice").getMessage())
            .isEqualTo("alice is free and is yours now.");
      }
    }
  }

  private static void assertTaken(CheckUsernameResponse response) {
    assertThat(response.getAvailable()).isFalse();
    assertThat(response.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_NAME_TAKEN);
    assertThat(response.getMessage()).isEqualTo("用户名已被占用，请换一个。");
  }

  private static void assertInvalid(CheckUsernameResponse response) {
    assertThat(response.getAvailable()).isFalse();
    assertThat(response.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_NAME_INVALID);
    assertThat(response.getMessage()).isEqualTo("用户名须为 1 到 20 个字母或数字，请换一个。");
  }
}
