package chat.client.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
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
          Tools.start(
              "bug",
              screen.environment(),
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("client.jar") + File.pathSeparator + "target/test-classes",
                  "chat.client.ui.BugReportProgram",
                  home.resolve("client.properties").toString()));
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
