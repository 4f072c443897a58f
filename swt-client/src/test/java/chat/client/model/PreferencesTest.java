package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Preferences.Attention;
import chat.client.model.Preferences.Language;
import chat.client.model.Preferences.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PreferencesTest {
  private final PreferencesInMemory store = new PreferencesInMemory();
  private final Preferences preferences = new Preferences(store);

  @Test
  void aChoiceIsKeptAndTold() {
    List<Theme> told = new ArrayList<>();
    preferences.listen(() -> told.add(preferences.theme()));
    preferences.setTheme(Theme.DARK);
    preferences.setTheme(Theme.DARK);
    assertThat(told).containsExactly(Theme.DARK);
    assertThat(new Preferences(store).theme()).isEqualTo(Theme.DARK);
    assertThat(store.get("theme")).contains("dark");
  }

  @Test
  void whatMeansNothingCountsAsNone() {
    store.put("theme", "purple");
    store.put("font-percent", "huge");
    assertThat(preferences.theme()).isEqualTo(Theme.SYSTEM);
    assertThat(preferences.fontPercent()).isEqualTo(100);
  }

  @Test
  void lettersHaveASizeThatCanBeRead() {
    preferences.setFontPercent(1);
    assertThat(preferences.fontPercent()).isEqualTo(Preferences.SMALLEST_FONT);
    store.put("font-percent", "9999");
    assertThat(preferences.fontPercent()).isEqualTo(Preferences.LARGEST_FONT);
  }

  @Test
  void lettersGrowAndShrinkInSteps() {
    preferences.zoom(2);
    assertThat(preferences.fontPercent()).isEqualTo(120);
    preferences.zoom(-1);
    assertThat(preferences.fontPercent()).isEqualTo(110);
  }

  @Test
  void aRoomForgetsItsChoice() {
    preferences.setAttention("tech", Attention.NONE);
    assertThat(preferences.roomsWithAttention()).containsExactly("tech");
    preferences.forgetAttention("tech");
    assertThat(preferences.roomsWithAttention()).isEmpty();
    assertThat(preferences.attention("tech")).isEqualTo(preferences.attention());
  }

  @Test
  void whatIsNeitherYesNorNoCountsAsNone() {
    store.put("show-people", "yes");
    store.put("do-not-disturb", "yes");
    assertThat(preferences.showPeople()).isTrue();
    assertThat(preferences.doNotDisturb()).isFalse();
  }

  @Test
  void theLanguageOfTheDesktopIsTheUsualOne() {
    assertThat(preferences.language().locale(Locale.FRENCH)).isEqualTo(Locale.FRENCH);
    preferences.setLanguage(Language.CHINESE);
    assertThat(preferences.language().locale(Locale.FRENCH)).isEqualTo(Locale.SIMPLIFIED_CHINESE);
  }

  @Test
  void aRoomWithoutAChoiceFollowsTheUsualOne() {
    preferences.setAttention(Attention.ALL);
    preferences.setAttention("tech", Attention.NONE);
    assertThat(preferences.attention("general")).isEqualTo(Attention.ALL);
    assertThat(preferences.attention("tech")).isEqualTo(Attention.NONE);
  }
}
