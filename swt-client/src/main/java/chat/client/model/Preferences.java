package chat.client.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the person decides about the client. A change is kept and told to the listeners at once. A
 * kept value that means nothing counts as none.
 */
public final class Preferences extends Model {
  /** Light or dark. */
  public enum Theme {
    /** As the desktop is. */
    SYSTEM,
    LIGHT,
    DARK
  }

  /** Of all texts. */
  public enum Language {
    /** As the desktop is. */
    SYSTEM,
    ENGLISH,
    CHINESE;

    public Locale locale(Locale ofTheDesktop) {
      return switch (this) {
        case SYSTEM -> ofTheDesktop;
        case ENGLISH -> Locale.ENGLISH;
        case CHINESE -> Locale.SIMPLIFIED_CHINESE;
      };
    }
  }

  /** What a room may disturb for. */
  public enum Attention {
    ALL,
    MENTIONS,
    NONE
  }

  /** How the list of rooms is sorted. */
  public enum RoomOrder {
    /** As the server lists them. */
    SERVER,
    NAME,
    /** Where something was said last comes first. */
    ACTIVITY
  }

  /** The size of letters, in percent of the desktop's. */
  public static final int SMALLEST_FONT = 60;

  public static final int LARGEST_FONT = 250;

  public static final int USUAL_FONT = 100;

  private static final String ATTENTION = "notify";

  private static final int FONT_STEP = 10;

  private final PreferenceStore store;

  public Preferences(PreferenceStore store) {
    this.store = store;
  }

  public Theme theme() {
    return get("theme", Theme.SYSTEM);
  }

  public void setTheme(Theme theme) {
    set("theme", theme);
  }

  public Language language() {
    return get("language", Language.SYSTEM);
  }

  public void setLanguage(Language language) {
    set("language", language);
  }

  public int fontPercent() {
    return store
        .get("font-percent")
        .filter(written -> written.matches("\\d{1,4}"))
        .map(Integer::parseInt)
        .map(Preferences::bounded)
        .orElse(USUAL_FONT);
  }

  public void setFontPercent(int percent) {
    set("font-percent", String.valueOf(bounded(percent)));
  }

  /** A step larger if {@code steps} is positive, smaller if it is negative. */
  public void zoom(int steps) {
    setFontPercent(fontPercent() + steps * FONT_STEP);
  }

  /** For rooms without a choice of their own. */
  public Attention attention() {
    return get(ATTENTION, Attention.MENTIONS);
  }

  public void setAttention(Attention attention) {
    set(ATTENTION, attention);
  }

  public Attention attention(String roomId) {
    return get(ATTENTION + "." + roomId, attention());
  }

  public void setAttention(String roomId, Attention attention) {
    set(ATTENTION + "." + roomId, attention);
  }

  /** From now on the room follows the usual choice. */
  public void forgetAttention(String roomId) {
    if (store.get(ATTENTION + "." + roomId).isPresent()) {
      store.remove(ATTENTION + "." + roomId);
      changed();
    }
  }

  /** The rooms with a choice of their own, sorted. */
  public SortedSet<String> roomsWithAttention() {
    return store.keys().stream()
        .filter(key -> key.startsWith(ATTENTION + "."))
        .map(key -> key.substring(ATTENTION.length() + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public boolean doNotDisturb() {
    return is("do-not-disturb", false);
  }

  public void setDoNotDisturb(boolean quiet) {
    set("do-not-disturb", String.valueOf(quiet));
  }

  /** Whether closing the main window leaves the client running in the tray. */
  public boolean closeToTray() {
    return is("close-to-tray", false);
  }

  public void setCloseToTray(boolean toTray) {
    set("close-to-tray", String.valueOf(toTray));
  }

  public RoomOrder roomOrder() {
    return get("room-order", RoomOrder.SERVER);
  }

  public void setRoomOrder(RoomOrder order) {
    set("room-order", order);
  }

  /** Whether the rooms on the left are unfolded. */
  public boolean showRooms() {
    return is("show-rooms", true);
  }

  public void setShowRooms(boolean shown) {
    set("show-rooms", String.valueOf(shown));
  }

  /** Whether the people on the right are unfolded. */
  public boolean showPeople() {
    return is("show-people", true);
  }

  public void setShowPeople(boolean shown) {
    set("show-people", String.valueOf(shown));
  }

  /** What is kept under a key that has no method of its own. */
  public Optional<String> get(String key) {
    return store.get(key);
  }

  /** Keeps a value under any key, and tells the listeners. */
  public void set(String key, String value) {
    if (!store.get(key).filter(value::equals).isPresent()) {
      store.put(key, value);
      changed();
    }
  }

  private boolean is(String key, boolean otherwise) {
    String opposite = String.valueOf(!otherwise);
    return store.get(key).filter(opposite::equals).isPresent() != otherwise;
  }

  private <E extends Enum<E>> E get(String key, E otherwise) {
    return Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
        .filter(value -> store.get(key).filter(written(value)::equals).isPresent())
        .findFirst()
        .orElse(otherwise);
  }

  private void set(String key, Enum<?> value) {
    set(key, written(value));
  }

  private static String written(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static int bounded(int percent) {
    return Math.max(SMALLEST_FONT, Math.min(LARGEST_FONT, percent));
  }
}
