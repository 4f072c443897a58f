package chat.client.config;

import chat.client.model.Preferences;
import chat.client.model.Preferences.Attention;
import chat.client.model.Preferences.Language;
import chat.client.model.Preferences.RoomOrder;
import chat.client.model.Preferences.Theme;
import chat.client.model.Servers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that a person may set, in the order of the settings file. */
public final class SettingKeys {
  /** What belongs together in the file. */
  record Section(String title, List<SettingKey> keys) {}

  private static final String FILE = "a path, or nothing for none";

  static final List<Section> SECTIONS =
      List.of(
          new Section(
              "General",
              List.of(
                  SettingKey.choice("language", "Language of all texts", Language.SYSTEM),
                  SettingKey.choice("theme", "Light or dark", Theme.SYSTEM),
                  SettingKey.number(
                      "font-percent",
                      "Size of letters in percent of the desktop's",
                      Preferences.SMALLEST_FONT,
                      Preferences.LARGEST_FONT,
                      Preferences.USUAL_FONT),
                  SettingKey.choice("room-order", "What the rooms are sorted by", RoomOrder.SERVER),
                  SettingKey.yesOrNo("show-rooms", "Whether the list of rooms is unfolded", true),
                  SettingKey.yesOrNo("show-people", "Whether the list of people is unfolded", true),
                  SettingKey.yesOrNo(
                      "close-to-tray", "Closing the window leaves the client in the tray", false))),
          new Section(
              "Notifications",
              List.of(
                  SettingKey.choice("notify", "What to notify of", Attention.MENTIONS),
                  SettingKey.choice("notify.ROOM", "The same for one room", Attention.MENTIONS),
                  SettingKey.yesOrNo("do-not-disturb", "No notifications at all", false))),
          new Section(
              "Connection",
              List.of(
                  SettingKey.text("name", "Name to log in with", "1 to 20 letters or digits"),
                  new SettingKey(
                      "server",
                      "Server to log in to",
                      "host or host:port, or several of them with commas between",
                      "",
                      value -> Servers.parse(value).isPresent()),
                  SettingKey.yesOrNo("tls.SERVER", "Encrypt the connection to that server", true),
                  SettingKey.text("ca-file", "Certificates that may vouch for servers (PEM)", FILE),
                  SettingKey.text(
                      "client-certificate", "Certificate to show to servers (PEM)", FILE),
                  SettingKey.text("client-key", "Its private key (PEM, PKCS #8)", FILE))));

  private SettingKeys() {}

  /**
   * What is wrong with setting {@code key} to {@code value} on the command line, in a sentence that
   * says what is allowed; empty if nothing is.
   */
  public static Optional<String> flaw(String key, String value) {
    Optional<SettingKey> known = of(key);
    if (known.isEmpty()) {
      return Optional.of("There is no setting \"%s\"; --help lists them.".formatted(key));
    }
    return known.filter(it -> !it.isAllowed().test(value)).map(it -> wrong(key, value, it));
  }

  /** Every key with its values, a line each. */
  public static List<String> help() {
    return all().map(key -> "  %-19s %s".formatted(key.name(), key.allowed())).toList();
  }

  static Optional<SettingKey> of(String key) {
    return all().filter(known -> known.covers(key)).findFirst();
  }

  /** What nobody knows anything about may hold anything. */
  static boolean isAllowed(String key, String value) {
    return of(key).map(known -> known.isAllowed().test(value)).orElse(true);
  }

  static String wrong(String key, String value, SettingKey known) {
    return "%s is \"%s\", but has to be %s.".formatted(key, value, known.allowed());
  }

  private static Stream<SettingKey> all() {
    return SECTIONS.stream().flatMap(section -> section.keys().stream());
  }
}
