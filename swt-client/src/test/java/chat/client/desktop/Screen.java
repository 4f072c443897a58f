package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A desktop of its own, which nobody sees: X server, window manager, session bus, and a robot that
 * uses it.
 */
final class Screen implements AutoCloseable {
  private static final String MAIN_WINDOW = "^(\\(@?[0-9]+\\) )?grpc-chat[:：]";

  /** How often a window is looked for before the test fails. */
  private static final int ATTEMPTS = 3;

  private static final int PATIENCE_SECONDS = 60;

  private final Deque<Process> running = new ArrayDeque<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Robot robot;

  Screen() {
    this(1);
  }

  /**
   * @param scale how many of its dots a window takes for one of its own
   */
  Screen(int scale) {
    String size = "%dx%dx24".formatted(1280 * scale, 800 * scale);
    Process x = run("xvfb", "Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp");
    environment.put("GDK_SCALE", String.valueOf(scale));
    environment.put("DISPLAY", ":" + Tools.firstLine(x, "Xvfb"));
    Process bus = run("dbus", "dbus-daemon", "--session", "--nofork", "--print-address=1");
    environment.put("DBUS_SESSION_BUS_ADDRESS", Tools.firstLine(bus, "dbus-daemon"));
    // Input methods and themes of the machine's own desktop would make every run another one.
    environment.put("GTK_IM_MODULE", "gtk-im-context-simple");
    environment.put("XDG_CONFIG_HOME", Tools.LOGS.resolve("config").toAbsolutePath().toString());
    environment.put("NO_AT_BRIDGE", "0");
    environment.put("LC_ALL", "C.UTF-8");
    // A window that opens while the window manager starts may never be shown.
    Tools.firstLine(run("openbox", "openbox", "--startup", "echo ready"), "openbox");
    // Debian's Python, as that is the one that finds Debian's pyatspi.
    robot = new Robot(run("robot", "/usr/bin/python3", "src/test/python/robot.py"));
  }

  Robot robot() {
    return robot;
  }

  /** Gives the desktop notifications. */
  NotificationDaemon notifications() {
    return new NotificationDaemon(
        run("notifications", "/usr/bin/python3", "src/test/python/notifications.py"));
  }

  /** Gives the desktop a tray. */
  Process tray() {
    Process tray = run("trayer", "trayer", "--edge", "top", "--align", "right", "--height", "32");
    xdotool("search", "--sync", "--onlyvisible", "--class", "trayer");
    return tray;
  }

  /** Clicks the only icon in the tray. */
  void clickTray() {
    clickTray("1");
  }

  /** Opens the menu of the only icon in the tray. */
  void openTrayMenu() {
    clickTray("3");
  }

  private void clickTray(String button) {
    xdotool("mousemove", "1264", "16", "click", button);
  }

  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Presses keys in the main window of a process, which gets the focus. */
  void keys(long pid, String... keys) {
    keysIn(MAIN_WINDOW, pid, keys);
  }

  /**
   * Presses keys in a window of a process, which gets the focus.
   *
   * @param title a regular expression; a window behind a dialog cannot get the focus
   */
  void keysIn(String title, long pid, String... keys) {
    activate(title, pid);
    // On its own: given a window, xdotool sends events that GTK takes for forged and ignores.
    xdotool(Stream.concat(Stream.of("key"), Stream.of(keys)).toArray(String[]::new));
  }

  /** Asks a window to close, as its button in the title bar does. */
  void closeWindow(long pid) {
    activate(MAIN_WINDOW, pid);
    // The window manager's own key for it; this xdotool cannot ask a window to close.
    xdotool("key", "alt+F4");
  }

  /** Gives the focus to a window of a process. */
  private void activate(String title, long pid) {
    String owner = String.valueOf(pid);
    String[] search = {"search", "--sync", "--onlyvisible", "--all", "--pid", owner, "--name"};
    String[] activate = {title, "windowactivate", "--sync"};
    List<String> arguments = Stream.of(search, activate).flatMap(Stream::of).toList();
    // A window that closes while xdotool walks past it, a dialog say, ends xdotool with BadWindow.
    for (int attempt = 1; !succeeds(arguments); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new AssertionError("failed " + attempt + " times: xdotool " + arguments);
      }
    }
  }

  private void xdotool(String... arguments) {
    if (!succeeds(List.of(arguments))) {
      throw new AssertionError("failed: xdotool " + String.join(" ", arguments));
    }
  }

  private boolean succeeds(List<String> arguments) {
    List<String> command = Stream.concat(Stream.of("xdotool"), arguments.stream()).toList();
    try {
      Process process = Tools.start("xdotool", environment, command);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Tools.kill(process);
        throw new AssertionError("waited in vain: " + String.join(" ", command));
      }
      return process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Process run(String log, String... command) {
    Process process = Tools.start(log, environment, List.of(command));
    running.push(process);
    return process;
  }

  /** A client with settings of its own in {@code home}. */
  ClientWindow client(Path home, String user, String language, int port, String... more) {
    return client(Map.of(), home, user, language, port, more);
  }

  /**
   * @param different what is different in its environment
   */
  ClientWindow client(
      Map<String, String> different,
      Path home,
      String user,
      String language,
      int port,
      String... more) {
    Stream<String> server = Stream.of("--host", "localhost", "--port", String.valueOf(port));
    return client(
        different,
        home,
        user,
        language,
        Stream.concat(server, Stream.of(more)).toArray(String[]::new));
  }

  /**
   * A client that is told nowhere to go but by its arguments.
   *
   * @param different what is different in its environment
   */
  ClientWindow client(
      Map<String, String> different, Path home, String user, String language, String... arguments) {
    Map<String, String> own = new HashMap<>(environment);
    own.putAll(different);
    own.put("XDG_CONFIG_HOME", home.resolve(user).toString());
    own.put("XDG_STATE_HOME", home.resolve(user).toString());
    return new ClientWindow(this, own, user, language, arguments);
  }

  /** Starts a program of the tests, which use the packaged client's classes. */
  Process program(String main, String... arguments) {
    String classes = System.getProperty("client.jar") + File.pathSeparator + "target/test-classes";
    Stream<String> java = Stream.concat(Tools.java(), Stream.of("-cp", classes, main));
    String log = main.substring(main.lastIndexOf('.') + 1);
    return Tools.start(log, environment, Stream.concat(java, Stream.of(arguments)).toList());
  }

  /** Runs a program of the tests, which judges for itself. */
  void play(String main, String... arguments) {
    Process program = program(main, arguments);
    try {
      assertThat(program.onExit().join().exitValue()).as("see " + Tools.LOGS).isZero();
    } finally {
      Tools.end(program);
    }
  }

  @Override
  public void close() {
    running.forEach(Tools::end);
  }
}
