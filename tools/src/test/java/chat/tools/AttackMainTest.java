package chat.tools;

import static org.assertj.core.api.Assertions.assertThat;

import chat.tools.reference.Flaws;
import chat.tools.reference.ReferenceServer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A whole run of attack. It takes all processors there are. */
@Isolated
class AttackMainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void anAttackThatIsNotHeldIsOneAndTold() {
    try (ReferenceServer server = new ReferenceServer(new Flaws())) {
      int code =
          Main.run(
              new String[] {
                "attack",
                "--target=" + server.address(),
                "--server-pid=" + ProcessHandle.current().pid(),
                "--attacks=window-update-flood",
                "--crowd=4",
                "--rooms=2",
                "--rate=20",
                "--warmup=0",
                "--rehearsal=0",
                "--before=0.2",
                "--duration=0.5"
              },
              new PrintWriter(out, true),
              new PrintWriter(err, true));

      JsonObject verdict =
          JsonParser.parseString(out.toString().lines().findFirst().orElseThrow())
              .getAsJsonObject();

      assertThat(code).as(err + "\n" + out).isEqualTo(1);
      assertThat(verdict.get("attack").getAsString()).isEqualTo("window-update-flood");
      assertThat(verdict.get("holds").getAsBoolean()).isFalse();
      assertThat(verdict.getAsJsonObject("crowd").keySet())
          .contains("before_ms", "during_ms", "lost");
      assertThat(err.toString()).contains("NOT ").contains("every connection is ended");
    }
  }
}
