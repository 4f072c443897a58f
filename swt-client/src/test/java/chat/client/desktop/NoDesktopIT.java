package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged client where it cannot open a window. */
class NoDesktopIT {
  @TempDir private Path home;

  @Test
  void oneSentenceSaysWhatIsMissing() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("client.jar"))
            .redirectErrorStream(true);
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    builder.environment().put("XDG_STATE_HOME", home.toString());
    builder.environment().keySet().removeAll(Set.of("DISPLAY", "WAYLAND_DISPLAY"));
    Process client = builder.start();
    String said = new String(client.getInputStream().readAllBytes());
    assertThat(client.waitFor()).isEqualTo(1);
    assertThat(said).startsWith("The desktop client needs a graphical session").hasLineCount(1);
  }
}
