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

  @AfterEach
  void closeDesktop() {
    screen.close();
    server.close();
  }
}
