package chat.client.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
  private static final Path SOURCES = Path.of("src/main/java/chat/client/ui");
  private static final Pattern QUOTED_KEY = Pattern.compile("\"([a-z]+(?:\\.[a-z-]+)+)\"");

  /** Their keys are put together from codes; {@link SentencesTest} goes through all codes. */
  private static final Pattern BY_CODE = Pattern.compile("(name|failed|refused|ended|flaw)\\..*");

  private static Map<String, String> bundle(String file) {
    try (InputStream in = MessagesTest.class.getResourceAsStream("/chat/client/" + file)) {
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, String> sorted = new TreeMap<>();
      texts.forEach((key, text) -> sorted.put((String) key, (String) text));
      return sorted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final Map<String, String> ENGLISH = bundle("messages.properties");
  private static final Map<String, String> CHINESE = bundle("messages_zh_CN.properties");

  private static Set<String> keysInSources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Set<String> keys = new TreeSet<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        QUOTED_KEY.matcher(Files.readString(file)).results().forEach(m -> keys.add(m.group(1)));
      }
      return keys;
    }
  }

  @Test
  void everyKeyInTheSourcesHasATextAndEveryTextAUse() throws IOException {
    Set<String> texts = new TreeSet<>(ENGLISH.keySet());
    texts.removeIf(BY_CODE.asMatchPredicate());
    Set<String> groups = texts.stream().map(MessagesTest::group).collect(Collectors.toSet());
    Set<String> uses = keysInSources();
    uses.removeIf(key -> !groups.contains(group(key)));
    assertThat(uses).containsExactlyElementsOf(texts);
  }

  /** What stands before the first dot; it tells a key from a file or a property. */
  private static String group(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  @Test
  void bothLanguagesHaveTheSameKeysWithTheSameArguments() {
    assertThat(CHINESE.keySet()).isEqualTo(ENGLISH.keySet());
    ENGLISH.forEach(
        (key, text) -> assertThat(arguments(CHINESE.get(key))).as(key).isEqualTo(arguments(text)));
  }

  @Test
  void noTextIsEmptyOrHasAStraightApostrophe() {
    Stream.of(ENGLISH, CHINESE)
        .forEach(
            texts -> assertThat(texts.values()).noneMatch(t -> t.isBlank() || t.contains("'")));
  }

  private static int arguments(String text) {
    return new MessageFormat(text).getFormatsByArgumentIndex().length;
  }

  @ParameterizedTest
  @CsvSource({
    "login.button, 登录",
    "lobby.log-out, 退出登录",
    "lobby.refresh, 刷新房间列表",
    "lobby.join, 加入选中房间",
    "composer.send, 发送",
    "room.leave, 离开房间",
    "room.clear, 清空聊天记录"
  })
  void theChineseLabelsAreThosePeopleKnow(String key, String label) {
    assertThat(Messages.in(Locale.SIMPLIFIED_CHINESE).get(key)).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 发送", "zh-TW, 发送", "zh, 发送", "en, Send", "en-GB, Send", "de, Send"})
  void theLanguageFollowsTheLocale(String tag, String send) {
    assertThat(Messages.in(Locale.forLanguageTag(tag)).get("composer.send")).isEqualTo(send);
  }
}
