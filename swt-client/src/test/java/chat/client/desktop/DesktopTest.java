package chat.client.desktop;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server and a desktop of its own for each test. */
abstract class DesktopTest {
  @TempDir Path home;
  ServerProcess server;
  Screen screen;

  @BeforeEach
  void openDesktop() {
    server = ServerProcess.startIn(home);
    screen = new Screen();
  }

  /** A client in English that shows all rooms. */
  ClientWindow logIn(String user) {
    ClientWindow window = screen.client(home, user, "en", server.port());
    window.press("Log in");
    window.seeTitle(user);
    return window;
  }

  /** A client in English that is in the first room. */
  ClientWindow join(String user) {
    ClientWindow window = logIn(user);
    window.see("All rooms", "general");
    window.press("Join");
    window.see("Conversation", "You joined the room");
    return window;
  }

  @AfterEach
  void closeDesktop() {
    screen.close();
    server.close();
  }
}
