package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import akka.grpc.javadsl.Metadata;
import akka.grpc.javadsl.MetadataBuilder;
import chat.actors.EndReason;
import chat.config.Language;
import chat.config.Settings;
import chat.config.TestSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
  private static final Settings.Session SETTINGS = TestSettings.defaults().session();

  private final Languages chineseByDefault = new Languages(Language.ZH_CN, SETTINGS);
  private final Languages englishByDefault = new Languages(Language.EN, SETTINGS);

  private static Metadata asking(String acceptLanguage) {
    return new MetadataBuilder().addText("accept-language", acceptLanguage).build();
  }

  private static boolean isChinese(Languages.Speech speech) {
    return speech
        .common()
        .ended(EndReason.TOO_SLOW, Duration.ZERO)
        .getMessage()
        .equals(Texts.in(Language.ZH_CN).get("end.TOO_SLOW"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zh-CN",
        "ZH-cn",
        "zh",
        "zh-Hans-CN",
        "zh-TW",
        "zh-CN,en;q=0.5",
        "en;q=0.1, zh;q=0.9",
        "fr, zh"
      })
  void chineseIfThatIsWanted(String acceptLanguage) {
    assertThat(isChinese(englishByDefault.of(asking(acceptLanguage)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "EN", "en-GB", "en-US,en;q=0.9,zh;q=0.8", "fr, en;q=0.1"})
  void englishIfThatIsWanted(String acceptLanguage) {
    assertThat(isChinese(chineseByDefault.of(asking(acceptLanguage)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "fr", "fr-CH, de;q=0.9", "en;q=abc", ";;;", "!", "q=1", "zh_CN"})
  void theServersIfNoneIsUnderstood(String acceptLanguage) {
    assertThat(isChinese(chineseByDefault.of(asking(acceptLanguage)))).isTrue();
    assertThat(isChinese(englishByDefault.of(asking(acceptLanguage)))).isFalse();
  }

  @Test
  void theServersIfNoneIsNamed() {
    Metadata silent = new MetadataBuilder().build();
    assertThat(isChinese(chineseByDefault.of(silent))).isTrue();
    assertThat(isChinese(englishByDefault.of(silent))).isFalse();
  }
}
