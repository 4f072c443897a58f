package chat.client.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Something that a person may write into the settings file.
 *
 * @param name as in the file; one that ends in capitals, as in {@code tls.SERVER}, stands for many
 * @param about what it decides, in a few words
 * @param allowed the values, in words
 * @param usual the value that counts if there is none; empty if there is no such
 */
record SettingKey(
    String name, String about, String allowed, String usual, Predicate<String> isAllowed) {

  /** One of the names of an enumeration, in small letters. */
  static <E extends Enum<E>> SettingKey choice(String name, String about, E usual) {
    String[] names =
        Arrays.stream(usual.getDeclaringClass().getEnumConstants())
            .map(SettingKey::written)
            .toArray(String[]::new);
    return new SettingKey(
        name, about, inWords(names), written(usual), Arrays.asList(names)::contains);
  }

  static SettingKey yesOrNo(String name, String about, boolean usual) {
    return new SettingKey(
        name,
        about,
        "true or false",
        String.valueOf(usual),
        value -> value.equals("true") || value.equals("false"));
  }

  static SettingKey number(String name, String about, int least, int most, int usual) {
    return new SettingKey(
        name,
        about,
        "%d to %d".formatted(least, most),
        String.valueOf(usual),
        value ->
            value.matches("\\d{1,6}")
                && Integer.parseInt(value) >= least
                && Integer.parseInt(value) <= most);
  }

  static SettingKey text(String name, String about, String allowed) {
    return new SettingKey(name, about, allowed, "", value -> true);
  }

  /** Whether this is the key, or one of the keys that it stands for. */
  boolean covers(String key) {
    return isPattern()
        ? key.length() > stem().length() && key.startsWith(stem())
        : key.equals(name);
  }

  boolean isPattern() {
    return !stem().equals(name);
  }

  private String stem() {
    return name.replaceFirst("(?<=\\.)[A-Z]+$", "");
  }

  private static String written(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String inWords(String[] names) {
    String first = Arrays.stream(names).limit(names.length - 1).collect(Collectors.joining(", "));
    return first + " or " + names[names.length - 1];
  }
}
