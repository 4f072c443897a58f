package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Preferences.Attention;
import chat.client.model.Preferences.Theme;
import java.util.ArrayList;
import java.util.List;
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
  void aRoomWithoutAChoiceFollowsTheUsualOne() {
    preferences.setAttention(Attention.ALL);
    preferences.setAttention("tech", Attention.NONE);
    assertThat(preferences.attention("general")).isEqualTo(Attention.ALL);
    assertThat(preferences.attention("tech")).isEqualTo(Attention.NONE);
  }
}
