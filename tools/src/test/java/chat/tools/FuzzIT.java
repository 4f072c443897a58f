package chat.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nonsense for the packaged server, each time another; the seed is printed. */
class FuzzIT {
  @TempDir private Path home;

  @Test
  void nothingIsFound() throws IOException, InterruptedException {
    try (PackagedServer server =
        PackagedServer.start(
            home, Map.of("SERVER_JVM", "-Xmx512m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError"))) {
      PackagedServer.Said said =
          server.run(
              "fuzz", "--duration=10s", "--server-pid=" + server.pid(), "--log=" + server.log());

      assertThat(said.exitCode()).as(said.errors()).isZero();
      JsonObject figures = JsonParser.parseString(said.lastLine()).getAsJsonObject();
      System.out.println(figures);
      assertThat(figures.get("iterations").getAsLong()).as(said.errors()).isPositive();
    }
  }
}
