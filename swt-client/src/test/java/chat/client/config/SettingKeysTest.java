package chat.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Preferences;
import chat.client.model.Preferences.Theme;
import chat.client.model.PreferencesInMemory;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingKeysTest {
  private static final List<SettingKey> ALL =
      SettingKeys.SECTIONS.stream().flatMap(section -> section.keys().stream()).toList();

  @Test
  void whatIsUsualIsAllowed() {
    assertThat(ALL)
        .filteredOn(key -> !key.usual().isEmpty())
        .allMatch(key -> key.isAllowed().test(key.usual()));
  }

  @Test
  void whatPreferencesKeepIsKnownAndAllowed() {
    PreferencesInMemory store = new PreferencesInMemory();
    Preferences preferences = new Preferences(store);
    preferences.setTheme(Theme.DARK);
    preferences.setLanguage(Preferences.Language.CHINESE);
    preferences.setFontPercent(120);
    preferences.setAttention(Preferences.Attention.ALL);
    preferences.setAttention("general", Preferences.Attention.NONE);
    preferences.setDoNotDisturb(true);
    preferences.setCloseToTray(true);
    preferences.setRoomOrder(Preferences.RoomOrder.ACTIVITY);
    preferences.setShowRooms(false);
    preferences.setShowPeople(false);
    assertThat(store.keys())
        .hasSize(10)
        .allSatisfy(
            key -> assertThat(SettingKeys.flaw(key, store.get(key).orElseThrow())).isEmpty());
  }

  @Test
  void oneForManyCoversEachButNotItself() {
    assertThat(SettingKeys.of("notify.大厅").map(SettingKey::name)).contains("notify.ROOM");
    assertThat(SettingKeys.of("notify").map(SettingKey::name)).contains("notify");
    assertThat(SettingKeys.of("notify.")).isEmpty();
  }

  @Test
  void aFlawSaysWhatIsAllowed() {
    assertThat(SettingKeys.flaw("font-percent", "7"))
        .contains("font-percent is \"7\", but has to be 60 to 250.");
    assertThat(SettingKeys.flaw("colour", "red"))
        .contains("There is no setting \"colour\"; --help lists them.");
  }
}
