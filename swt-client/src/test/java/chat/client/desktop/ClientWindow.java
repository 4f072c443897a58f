package chat.client.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged client, run as a process and seen from outside. */
final class ClientWindow implements AutoCloseable {
  private final Screen screen;
  private final Process process;

  /**
   * @param arguments besides the name and the language
   */
  ClientWindow(
      Screen screen,
      Map<String, String> environment,
      String user,
      String language,
      String... arguments) {
    this.screen = screen;
    process =
        Tools.java(
            "client-" + user,
            environment,
            Path.of(System.getProperty("client.jar")),
            Stream.concat(Stream.of("--user", user, "--lang", language), Stream.of(arguments))
                .toArray(String[]::new));
  }

  long pid() {
    return process.pid();
  }

  /** Picks an item of a combo box. */
  void choose(String box, String item) {
    screen.robot().ask("choose", Map.of("pid", process.pid(), "name", box, "item", item));
  }

  /** Presses a button, ticks a box, turns to a page, or chooses from the main menu. */
  void press(String button) {
    screen.robot().ask("press", Map.of("pid", process.pid(), "name", button));
  }

  /** Chooses the row of a table that has a cell of that text. */
  void select(String table, String cell) {
    screen.robot().ask("select", Map.of("pid", process.pid(), "name", table, "cell", cell));
  }

  /** What can have the focus, and has no name or no role; a line each, empty if there is none. */
  String nameless() {
    return screen.robot().ask("nameless", Map.of("pid", process.pid()));
  }

  void write(String field, String text) {
    screen.robot().ask("write", Map.of("pid", process.pid(), "name", field, "text", text));
  }

  /** The text of a field or a conversation, or the cells of a table. */
  String read(String control) {
    return screen.robot().ask("read", Map.of("pid", process.pid(), "name", control));
  }

  /** Waits until {@code text} is there. */
  void see(String control, String text) {
    screen.robot().ask("see", Map.of("pid", process.pid(), "name", control, "text", text));
  }

  /** Waits until a label says {@code text}. */
  void seeLabel(String text) {
    see("", text);
  }

  void seeTitle(String text) {
    screen.robot().ask("title", Map.of("pid", process.pid(), "text", text));
  }

  /** The messages of a list, one by one, as soon as one of them has {@code text}. */
  List<String> messages(String list, String text) {
    String all =
        screen.robot().ask("messages", Map.of("pid", process.pid(), "name", list, "text", text));
    return List.of(all.split("\n\n"));
  }

  void focus(String control) {
    screen.robot().ask("focus", Map.of("pid", process.pid(), "name", control));
  }

  /** Lets the robot note from now on what a screen reader would say by itself. */
  void listen() {
    screen.robot().ask("listen", Map.of("pid", process.pid()));
  }

  /** Waits until the window has announced {@code text}. */
  void hear(String text) {
    screen.robot().ask("hear", Map.of("pid", process.pid(), "what", "live", "text", text));
  }

  /** Waits until something named {@code text} has got the focus. */
  void hearFocused(String text) {
    screen.robot().ask("hear", Map.of("pid", process.pid(), "what", "focus", "text", text));
  }

  /** Waits until a window whose title begins so has the focus. */
  void seeActive(String title) {
    screen.robot().ask("active", Map.of("pid", process.pid(), "text", title));
  }

  /** Takes an item of a menu that is open. */
  void chooseItem(String item) {
    screen.robot().ask("take", Map.of("pid", process.pid(), "item", item));
  }

  /** Waits until no window is to be seen. */
  void seeNothing() {
    screen.robot().ask("hidden", Map.of("pid", process.pid()));
  }

  void keys(String... keys) {
    screen.keys(process.pid(), keys);
  }

  /** Presses keys in the dialog of that title. */
  void keysInDialog(String title, String... keys) {
    screen.keysIn(title, process.pid(), keys);
  }

  /** Closes the window by its button in the title bar, which need not end the client. */
  void closeWindow() {
    screen.closeWindow(process.pid());
  }

  /** Closes the window by its button in the title bar, which ends the client. */
  int closeByTitleBar() throws InterruptedException {
    closeWindow();
    return awaitEnd();
  }

  /** Waits until the client has ended. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the client goes on without a window");
    }
    return process.exitValue();
  }

  /** Ends it without a word. */
  void kill() {
    Tools.kill(process);
  }

  @Override
  public void close() {
    Tools.end(process);
  }
}
