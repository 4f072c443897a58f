package chat.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the packaged server, for moments: that it is measured, not what comes out. */
class LaunchIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path home;

  private int run(String... arguments) {
    return Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private static String server() {
    return "--server=" + System.getProperty("server.jar");
  }

  @Test
  void eachCellIsALineAndAPointOfThePlot() {
    Path plot = home.resolve("plot.png");

    int code =
        run(
            "scale",
            server(),
            "--jvm=-Xmx256m",
            "--rooms=3",
            "--bystanders=0,30",
            "--rate=50",
            "--warmup=1s",
            "--duration=1s",
            "--rounds=1",
            "--plot=" + plot);

    assertThat(code).as("%s%n%s", err, out).isZero();
    List<JsonObject> cells =
        out.toString().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    assertThat(cells).extracting(cell -> cell.get("people").getAsInt()).containsExactly(10, 40);
    for (JsonObject cell : cells) {
      assertThat(cell.getAsJsonObject("micros_per_delivery").get("median").getAsDouble())
          .isPositive();
    }
    assertThat(plot).isNotEmptyFile();
  }

  @Test
  void aServerThatIsLaunchedIsKilledAndRestartedAndJudged() {
    int code =
        run(
            "verify",
            server(),
            "--jvm=-Xmx256m",
            "--users=4",
            "--duration=40",
            "--faults=kill,rolling",
            "--kills=2",
            "--kill-interval=2",
            "--longest-down=1",
            "--server-home=" + home);

    assertThat(code).as("%s%n%s", err, out).isZero();
    JsonObject figures = JsonParser.parseString(out.toString()).getAsJsonObject();
    assertThat(figures.get("kills").getAsInt()).isEqualTo(1);
    assertThat(figures.get("rolling_restarts").getAsInt()).isEqualTo(1);
    assertThat(figures.getAsJsonObject("disconnections").get("max").getAsInt()).isEqualTo(2);
    assertThat(home.resolve("node1/server.out")).isNotEmptyFile();
  }

  @Test
  void aStartIsMeasuredBesideTheBaseline() {
    int code = run("startup", server(), "--runs=1", "--idle=100ms", "--baseline");

    assertThat(code).as("%s%n%s", err, out).isZero();
    JsonObject figures = JsonParser.parseString(out.toString()).getAsJsonObject();
    for (JsonObject server : List.of(figures, figures.getAsJsonObject("baseline"))) {
      for (String figure : List.of("first_call_ms", "rss_mib", "live_heap_mib", "threads")) {
        assertThat(server.getAsJsonObject(figure).get("median").getAsDouble())
            .as(figure)
            .isPositive();
      }
    }
    assertThat(figures.getAsJsonObject("ratio").has("first_call_ms")).isTrue();
  }
}
