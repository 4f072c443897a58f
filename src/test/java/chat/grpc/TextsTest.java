package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.actors.EndReason;
import chat.actors.RefusalReason;
import chat.config.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

  /** Read as files, as a bundle would hide a missing text behind another language's. */
  private static final Properties ENGLISH = read("texts.properties");

  private static final Properties CHINESE = read("texts_zh_CN.properties");

  private static Properties read(String file) {
    Properties texts = new Properties();
    try (Reader reader =
        new InputStreamReader(Texts.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
    return texts;
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Nested
  class Files {
    @Test
    void haveTheSameKeys() {
      assertThat(CHINESE.stringPropertyNames()).isEqualTo(ENGLISH.stringPropertyNames());
    }

    @Test
    void haveATextForEveryReasonAndNoneForAnother() {
      Set<String> keys =
          Stream.of(
                  Stream.of(RefusalReason.values()).map(reason -> "refusal." + reason),
                  Stream.of(EndReason.values()).map(reason -> "end." + reason),
                  Stream.of("name.available", "join.welcome", "slow-down"))
              .flatMap(key -> key)
              .collect(Collectors.toSet());

      assertThat(ENGLISH.stringPropertyNames()).isEqualTo(keys);
    }

    @Test
    void haveNoEmptyText() {
      assertThat(ENGLISH.values()).noneMatch(text -> text.toString().isBlank());
      assertThat(CHINESE.values()).noneMatch(text -> text.toString().isBlank());
    }

    @Test
    void agreeOnTheArguments() {
      for (String key : ENGLISH.stringPropertyNames()) {
        assertThat(arguments(CHINESE.getProperty(key)))
            .as(key)
            .isEqualTo(arguments(ENGLISH.getProperty(key)));
      }
    }
  }

  @Nested
  class Get {
    @ParameterizedTest
    @EnumSource
    void leavesNoPlaceholder(Language language) {
      Texts texts = Texts.in(language);
      for (String key : ENGLISH.stringPropertyNames()) {
        assertThat(texts.get(key, 1, 2)).as(key).isNotBlank().doesNotContain("{", "}");
      }
    }

    @Test
    void speaksTheLanguage() {
      assertThat(Texts.in(Language.EN).get("refusal.ROOM_FULL"))
          .isEqualTo(ENGLISH.getProperty("refusal.ROOM_FULL"));
      assertThat(Texts.in(Language.ZH_CN).get("refusal.ROOM_FULL"))
          .isEqualTo(CHINESE.getProperty("refusal.ROOM_FULL"));
    }

    @Test
    void countsPeopleInWords() {
      Texts english = Texts.in(Language.EN);
      assertThat(english.get("join.welcome", "tech", 1))
          .isEqualTo("Welcome to tech. You are the first here.");
      assertThat(english.get("join.welcome", "tech", 2))
          .isEqualTo("Welcome to tech. 2 people are here.");
    }

    @Test
    void takesArgumentsLiterally() {
      assertThat(Texts.in(Language.EN).get("name.available", "{0}'{1}"))
          .isEqualTo("{0}'{1} is free and is yours now.");
    }
  }
}
