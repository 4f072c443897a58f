package chat.client.desktop;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of a bug, and that the program goes on. */
class BugReportIT {
  @TempDir private Path home;

  @Test
  void aBugIsToldAndTheWindowStays() {
    try (Screen screen = new Screen()) {
      Process program =
          screen.program(
              "chat.client.ui.BugReportProgram", home.resolve("client.properties").toString());
      try {
        Map<String, Object> logIn = Map.of("pid", program.pid(), "name", "Log in");
        screen.robot().ask("press", logIn);
        screen
            .robot()
            .ask("title", Map.of("pid", program.pid(), "text", "an error in the program"));
        screen.robot().ask("press", Map.of("pid", program.pid(), "name", "OK"));
        screen.robot().ask("press", logIn);
      } finally {
        Tools.end(program);
      }
    }
  }
}
