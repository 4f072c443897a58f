package chat.client.desktop;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A desktop of its own, which nobody sees: X server, window manager, session bus, and a robot that
 * uses it.
 */
final class Screen implements AutoCloseable {
  private final Deque<Process> running = new ArrayDeque<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Robot robot;

  Screen() {
    Process x =
        run("xvfb", "Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp");
    environment.put("DISPLAY", ":" + Tools.firstLine(x, "Xvfb"));
    Process bus = run("dbus", "dbus-daemon", "--session", "--nofork", "--print-address=1");
    environment.put("DBUS_SESSION_BUS_ADDRESS", Tools.firstLine(bus, "dbus-daemon"));
    // Input methods and themes of the machine's own desktop would make every run another one.
    environment.put("GTK_IM_MODULE", "gtk-im-context-simple");
    environment.put("GTK_THEME", "Adwaita");
    environment.put("NO_AT_BRIDGE", "0");
    environment.put("LC_ALL", "C.UTF-8");
    run("openbox", "openbox");
    // Debian's Python, as that is the one that finds Debian's pyatspi.
    robot = new Robot(run("robot", "/usr/bin/python3", "src/test/python/robot.py"));
  }

  Robot robot() {
    return robot;
  }

  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Presses keys in the window of a process, which gets the focus. */
  void keys(long pid, String... keys) {
    xdotool(pid, Stream.concat(Stream.of("windowactivate", "--sync", "key"), Stream.of(keys)));
  }

  /** Asks a window to close, as its button in the title bar does. */
  void closeWindow(long pid) {
    xdotool(pid, Stream.of("windowquit"));
  }

  private void xdotool(long pid, Stream<String> action) {
    String[] search = {"xdotool", "search", "--sync", "--onlyvisible", "--all", "--pid", "" + pid};
    String[] named = {"--name", "^grpc-chat[:：]"};
    List<String> command =
        Stream.of(Stream.of(search), Stream.of(named), action).flatMap(each -> each).toList();
    try {
      if (Tools.start("xdotool", environment, command).waitFor() != 0) {
        throw new AssertionError("failed: " + command);
      }
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
  ClientWindow client(Path home, String user, String language, int port) {
    Map<String, String> own = new HashMap<>(environment);
    own.put("XDG_CONFIG_HOME", home.resolve(user).toString());
    own.put("XDG_STATE_HOME", home.resolve(user).toString());
    return new ClientWindow(this, own, user, language, port);
  }

  @Override
  public void close() {
    running.forEach(Tools::end);
  }
}
