package chat.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged tools against the packaged server, which is killed for good measure. */
class VerifyIT {
  @TempDir private Path home;
  private PackagedServer server;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    server = PackagedServer.start(home, Map.of());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void nothingIsLostThroughFaultsAndKills() throws IOException, InterruptedException {
    PackagedServer.Said said =
        server.run(
            "verify",
            "--users=20",
            "--rooms=2",
            "--rooms-per-user=1",
            "--rate=40",
            "--duration=30",
            "--seed=20",
            "--cut-interval=4",
            "--stall-interval=8",
            "--longest-stall=4",
            "--kills=4",
            "--kill-interval=3",
            "--faults=cut,stall,resend,kill=" + server.restart());

    JsonObject figures = JsonParser.parseString(said.lastLine()).getAsJsonObject();
    assertThat(said.exitCode()).as("%s%n%s", figures, said.errors()).isZero();
    for (String figure : List.of("lost", "duplicated", "reordered", "disagreements", "unsettled")) {
      assertThat(figures.get(figure).getAsLong()).as("%s in %s", figure, figures).isZero();
    }
    assertThat(figures.get("sent").getAsLong())
        .isPositive()
        .isEqualTo(figures.get("acknowledged").getAsLong());
    // A machine that is busy has time for fewer.
    assertThat(figures.get("kills").getAsLong()).isBetween(1L, 4L);
    assertThat(figures.get("cuts").getAsLong()).isPositive();
    assertThat(figures.get("resumed").getAsLong()).isPositive();
  }
}
