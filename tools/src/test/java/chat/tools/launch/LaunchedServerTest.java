package chat.tools.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.tools.crowd.RoomList;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchedServerTest {
  @Test
  void itAnswersUntilItIsClosed() {
    long pid;
    try (LaunchedServer server = LaunchedServer.start(Launch.baseline(List.of("-Xmx64m")))) {
      pid = server.pid();
      assertThat(server.firstCallMillis()).isPositive();
      assertThat(RoomList.of(server.address())).hasSize(4);
    }
    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void whatEndsIsToldWithItsLastWords() {
    Launch launch = Launch.jar(Path.of("nowhere.jar"), List.of(), Map.of());

    assertThatThrownBy(() -> LaunchedServer.start(launch))
        .isInstanceOf(LaunchFailure.class)
        .hasMessageContaining("does not start")
        .hasMessageContaining("nowhere.jar");
  }
}
