package chat.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Some attacks on the packaged server with little memory, each for a moment, while eighty people
 * talk.
 */
class AttackIT {
  private static final List<String> ATTACKS =
      List.of(
          "continuation-full",
          "continuation-empty",
          "made-you-reset-zero-window",
          "ping-flood",
          "message-too-large");

  /** What depends on how busy the machine is that the tests run on is not asserted. */
  private static final Set<String> TIMED =
      Set.of(
          "slowest end",
          "memory growth",
          "processors two seconds after the end",
          "the crowd's p99");

  @TempDir private Path home;

  @Test
  void theCrowdLosesNothingAndAttacksAreEndedWithTheRightCode()
      throws IOException, InterruptedException {
    Map<String, String> settings =
        Map.of(
            "GRPC_CHAT_ROOM_CAPACITY",
            "60",
            "SERVER_JVM",
            "-Xmx512m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError");
    try (PackagedServer server = PackagedServer.start(home, settings)) {
      PackagedServer.Said said =
          server.run(
              "attack",
              "--server-pid=" + server.pid(),
              "--attacks=" + String.join(",", ATTACKS),
              "--crowd=80",
              "--rate=80",
              "--warmup=1",
              "--rehearsal=0",
              "--before=1",
              "--duration=2");

      assertThat(said.lines()).as(said.errors()).hasSizeGreaterThanOrEqualTo(ATTACKS.size());
      said.lines().forEach(line -> isHeld(JsonParser.parseString(line).getAsJsonObject()));
    }
  }

  private static void isHeld(JsonObject verdict) {
    for (JsonElement element : verdict.getAsJsonArray("checks")) {
      JsonObject check = element.getAsJsonObject();
      String what = check.get("what").getAsString();
      if (!TIMED.contains(what)) {
        assertThat(check.get("holds").getAsBoolean())
            .as("%s: %s", verdict.get("attack"), check)
            .isTrue();
      }
    }
  }
}
