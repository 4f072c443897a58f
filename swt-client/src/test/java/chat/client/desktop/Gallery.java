package chat.client.desktop;

import static org.assertj.core.api.Assumptions.assumeThat;

import chat.client.TestCertificates;
import chat.client.ui.kit.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Takes the pictures in docs/screenshots/gallery. Not one of the tests that always run: see
 * gallery/take.sh.
 */
class Gallery {
  private static final Path FOLDER = Path.of("../docs/screenshots/gallery");

  /** A caret that blinks would make each picture another one. */
  private static final String GTK =
      "[Settings]\ngtk-cursor-blink=false\ngtk-enable-animations=false\n";

  private static final Map<String, String> SERVER =
      Map.of(
          "GRPC_CHAT_STORE_SQLITE_MAX_SIZE", "1 MiB",
          "GRPC_CHAT_LIMITS_PERSON_MESSAGES_PER_SECOND", "off");

  @TempDir private Path home;
  private Screen screen;
  private Camera camera;
  private String theme;
  private String language;
  private Messages texts;
  private Talk talk;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "light-en-100", "dark-en-100", "light-zh-100", "dark-zh-100",
        "light-en-200", "dark-en-200", "light-zh-200", "dark-zh-200"
      })
  void takeAll(String kind) throws IOException {
    assumeThat(kind).contains(System.getProperty("gallery.only", ""));
    String[] parts = kind.split("-");
    theme = parts[0];
    language = parts[1].equals("zh") ? "zh-CN" : "en";
    texts = Messages.in(Locale.forLanguageTag(language));
    talk = new Talk(Path.of("gallery/talk-" + parts[1] + ".txt"));
    Path gtk = home.resolve(talk.viewer()).resolve("gtk-3.0/settings.ini");
    Files.createDirectories(gtk.getParent());
    Files.writeString(gtk, GTK);
    try (Screen own = new Screen(Integer.parseInt(parts[2]) / 100)) {
      screen = own;
      camera = new Camera(own, FOLDER, kind);
      takeBugReport();
      takeConversation();
    }
  }

  private void takeConversation() {
    Map<String, String> settings = new HashMap<>(SERVER);
    settings.put("GRPC_CHAT_ROOMS", talk.rooms());
    try (ServerProcess server = ServerProcess.startIn(home, settings);
        Team team = new Team(server.port(), talk)) {
      team.say(talk.beforeTheViewerCame());
      takeCertificate(server.port());
      try (ClientWindow window = client(server.port())) {
        camera.take(window.pid(), text("login.window"), "login");
        enter(window);
        converse(window, team);
        takeWindows(window);
        takeTrouble(window, server, team);
      }
    }
  }

  private ClientWindow client(int port, String... more) {
    Map<String, String> desktop = Map.of("LANGUAGE", language.replace('-', '_'));
    String[] options = new String[more.length + 2];
    options[0] = "--set";
    options[1] = "theme=" + theme;
    System.arraycopy(more, 0, options, 2, more.length);
    return screen.client(desktop, home, talk.viewer(), language, port, options);
  }

  private void takeCertificate(int port) {
    try (Cable cable = Cable.encrypted(0, port, TestCertificates.selfSigned());
        ClientWindow window = client(cable.port(), "--tls")) {
      window.press(text("login.button"));
      String title = text("certificate.window", "localhost:" + cable.port());
      window.seeTitle(title);
      camera.take(window.pid(), title, "certificate");
    }
  }

  private void enter(ClientWindow window) {
    window.press(text("login.button"));
    window.seeTitle(talk.viewer());
    for (String room : talk.joined()) {
      window.press(text("shortcut.browse"));
      window.see(text("lobby.rooms"), room);
      window.write(text("lobby.search"), room);
      window.press(text("lobby.join"));
      window.see(text("room.timeline"), text("event.entered"));
      window.seeLabel(room);
    }
  }

  private void converse(ClientWindow window, Team team) {
    List<Talk.Line> later = talk.later();
    for (Talk.Line line : later) {
      if (line.who().equals(talk.viewer())) {
        say(window, line.text());
      } else {
        team.say(List.of(line));
      }
    }
    team.lose(talk.lost());
    window.see(text("room.people"), text("room.away", talk.lost()));
  }

  private void say(ClientWindow window, String text) {
    window.write(text("composer.message"), text);
    window.press(text("composer.send"));
    window.see(text("room.timeline"), text);
  }

  private void takeWindows(ClientWindow window) {
    camera.take(window.pid(), main(), "room");
    window.press(text("shortcut.find"));
    window.write(text("find.words"), "3.0");
    camera.take(window.pid(), main(), "find");
    window.press(text("find.close"));
    window.press(text("shortcut.jump"));
    window.write(text("jump.field"), "n");
    window.see(text("jump.list"), text("jump.other-room"));
    camera.take(window.pid(), exactly(text("jump.window")), "jump");
    window.keysInDialog(exactly(text("jump.window")), "Escape");
    window.press(text("shortcut.browse"));
    window.see(text("lobby.rooms"), talk.joined().get(0));
    camera.take(window.pid(), main(), "lobby");
    window.keys("Escape");
    takeSettings(window);
    takeShortcuts(window);
  }

  private void takeSettings(ClientWindow window) {
    window.press(text("shortcut.settings"));
    window.seeTitle(text("settings.window"));
    for (String page : List.of("general", "notifications", "connection")) {
      window.press(text("settings." + page));
      camera.take(window.pid(), exactly(text("settings.window")), "settings-" + page);
    }
    window.keysInDialog(exactly(text("settings.window")), "Escape");
  }

  private void takeShortcuts(ClientWindow window) {
    String title = exactly(text("shortcut.shortcuts"));
    window.press(text("shortcut.shortcuts"));
    window.seeTitle(text("shortcut.shortcuts"));
    camera.take(window.pid(), title, "shortcuts");
    window.keysInDialog(title, "Escape");
  }

  private void takeTrouble(ClientWindow window, ServerProcess server, Team team) {
    team.fillTheStore(talk.elsewhere());
    say(window, talk.troubled().get(0));
    window.see(text("room.timeline"), text("outgoing.failed", ""));
    server.close();
    window.seeLabel(text("status.offline"));
    say(window, talk.troubled().get(1));
    camera.take(window.pid(), main(), "trouble");
  }

  private void takeBugReport() throws IOException {
    Path settings = home.resolve("bug.properties");
    String chosen = language.equals("en") ? "english" : "chinese";
    Files.writeString(settings, "theme=" + theme + "\nlanguage=" + chosen + "\n");
    Process program = screen.program("chat.client.ui.BugReportProgram", settings.toString());
    try {
      screen.robot().ask("press", Map.of("pid", program.pid(), "name", text("login.button")));
      screen.robot().ask("title", Map.of("pid", program.pid(), "text", text("bug.title")));
      camera.take(program.pid(), exactly(text("bug.title")), "bug");
    } finally {
      Tools.end(program);
    }
  }

  private String main() {
    return "grpc-chat[:：].*" + talk.viewer();
  }

  /** SWT may put spaces at the end. */
  private static String exactly(String title) {
    return "^" + title + " *$";
  }

  private String text(String key, Object... arguments) {
    return texts.get(key, arguments);
  }
}
