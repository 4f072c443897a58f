package chat.client.ui.kit;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jface.bindings.keys.SWTKeySupport;
import org.eclipse.swt.SWT;

/** Everything that can be done from the main menu or by keys, in the order of the menus. */
public enum Shortcut {
  JUMP(Group.CHAT, "shortcut.jump", SWT.MOD1 | 'K'),
  BROWSE(Group.CHAT, "shortcut.browse", SWT.MOD1 | 'J'),
  REFRESH(Group.CHAT, "lobby.refresh", SWT.F5),
  DO_NOT_DISTURB(Group.CHAT, "shortcut.do-not-disturb", true, SWT.MOD1 | SWT.MOD2 | 'D'),
  SETTINGS(Group.CHAT, "shortcut.settings", SWT.MOD1 | ','),
  LOG_OUT(Group.CHAT, "lobby.log-out"),
  QUIT(Group.CHAT, "shortcut.quit", SWT.MOD1 | 'Q'),

  NEXT_ROOM(
      Group.ROOM,
      "shortcut.next-room",
      SWT.ALT | SWT.ARROW_DOWN,
      SWT.CTRL | SWT.TAB,
      SWT.CTRL | SWT.PAGE_DOWN),
  PREVIOUS_ROOM(
      Group.ROOM,
      "shortcut.previous-room",
      SWT.ALT | SWT.ARROW_UP,
      SWT.CTRL | SWT.SHIFT | SWT.TAB,
      SWT.CTRL | SWT.PAGE_UP),
  NEXT_UNREAD(Group.ROOM, "shortcut.next-unread", SWT.ALT | SWT.SHIFT | SWT.ARROW_DOWN),
  PREVIOUS_UNREAD(Group.ROOM, "shortcut.previous-unread", SWT.ALT | SWT.SHIFT | SWT.ARROW_UP),
  FIND(Group.ROOM, "shortcut.find", SWT.MOD1 | 'F'),
  SAVE_LOG(Group.ROOM, "shortcut.save-log", SWT.MOD1 | 'S'),
  MARK_READ(Group.ROOM, "shortcut.mark-read", SWT.SHIFT | SWT.ESC),
  CLEAR(Group.ROOM, "room.clear"),
  LEAVE(Group.ROOM, "room.leave", SWT.MOD1 | 'W'),

  SHOW_ROOMS(Group.VIEW, "shortcut.show-rooms", true, SWT.F9),
  SHOW_PEOPLE(Group.VIEW, "shortcut.show-people", true, SWT.MOD1 | SWT.F9),
  LARGER(
      Group.VIEW,
      "shortcut.larger",
      SWT.MOD1 | '+',
      SWT.MOD1 | '=',
      SWT.MOD1 | SWT.MOD2 | '=',
      SWT.MOD1 | SWT.KEYPAD_ADD),
  SMALLER(Group.VIEW, "shortcut.smaller", SWT.MOD1 | '-', SWT.MOD1 | SWT.KEYPAD_SUBTRACT),
  USUAL_SIZE(Group.VIEW, "shortcut.usual-size", SWT.MOD1 | '0', SWT.MOD1 | SWT.KEYPAD_0),
  NEXT_PANE(Group.VIEW, "shortcut.next-pane", SWT.F6),
  PREVIOUS_PANE(Group.VIEW, "shortcut.previous-pane", SWT.SHIFT | SWT.F6),
  COMPOSE(Group.VIEW, "shortcut.compose", SWT.MOD1 | 'L'),

  SHORTCUTS(Group.HELP, "shortcut.shortcuts", SWT.F1, SWT.MOD1 | SWT.MOD2 | '/'),

  SEND(Group.KEYS, "shortcut.send", SWT.CR),
  NEW_LINE(Group.KEYS, "shortcut.new-line", SWT.SHIFT | SWT.CR),
  COMPLETE(Group.KEYS, "shortcut.complete", SWT.TAB),
  RECALL(Group.KEYS, "shortcut.recall", SWT.ARROW_UP),
  BACK_TO_END(Group.KEYS, "shortcut.back-to-end", SWT.ESC);

  /** A menu. */
  public enum Group {
    CHAT("menu.chat"),
    ROOM("menu.room"),
    VIEW("menu.view"),
    HELP("menu.help"),
    /** Not a menu: what is only done by keys. */
    KEYS("menu.keys");

    private final String key;

    Group(String key) {
      this.key = key;
    }

    /** The key of its text. */
    public String key() {
      return key;
    }
  }

  private final Group group;
  private final String key;
  private final boolean isSwitch;
  private final int[] accelerators;

  Shortcut(Group group, String key, int... accelerators) {
    this(group, key, false, accelerators);
  }

  /**
   * @param key of its text
   * @param isSwitch whether it is on or off
   * @param accelerators as SWT writes them; the first stands in the menu
   */
  Shortcut(Group group, String key, boolean isSwitch, int... accelerators) {
    this.group = group;
    this.key = key;
    this.isSwitch = isSwitch;
    this.accelerators = accelerators;
  }

  public Group group() {
    return group;
  }

  /** The key of its text. */
  public String key() {
    return key;
  }

  /** Whether it is on or off. */
  public boolean isSwitch() {
    return isSwitch;
  }

  /** What stands in the menu; 0 for none. */
  public int accelerator() {
    return accelerators.length == 0 ? 0 : accelerators[0];
  }

  /** Whether {@code accelerator} does the same as what stands in the menu. */
  public boolean isAlso(int accelerator) {
    return IntStream.of(accelerators).skip(1).anyMatch(other -> other == accelerator);
  }

  /** The keys as this platform writes them, the usual one first. */
  public List<String> keys() {
    return IntStream.of(accelerators).mapToObj(Shortcut::written).toList();
  }

  public static Stream<Shortcut> of(Group group) {
    return Stream.of(values()).filter(each -> each.group == group);
  }

  /** An accelerator as this platform writes it, such as Ctrl+K. */
  public static String written(int accelerator) {
    return SWTKeySupport.getKeyFormatterForPlatform()
        .format(SWTKeySupport.convertAcceleratorToKeyStroke(accelerator));
  }
}
