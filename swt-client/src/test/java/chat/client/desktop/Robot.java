package chat.client.desktop;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Speaks with robot.py, which sees and uses the windows through AT-SPI. Every request waits until
 * it can be met.
 */
final class Robot {
  private static final Gson JSON = new Gson();

  private final Writer requests;
  private final BufferedReader answers;

  Robot(Process process) {
    requests = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * @throws AssertionError if the request could not be met in time, with what was on the screen
   *     instead
   */
  String ask(String action, Map<String, Object> arguments) {
    Map<String, Object> request = new TreeMap<>(arguments);
    request.put("do", action);
    try {
      requests.write(JSON.toJson(request) + "\n");
      requests.flush();
      String line = answers.readLine();
      if (line == null) {
        throw new AssertionError(
            "The robot ended; see %s. On Debian: apt install python3-pyatspi"
                .formatted(Tools.LOGS));
      }
      JsonObject answer = JSON.fromJson(line, JsonObject.class);
      if (answer.has("error")) {
        throw new AssertionError(request + ": " + answer.get("error").getAsString());
      }
      return answer.get("result").isJsonNull() ? "" : answer.get("result").getAsString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
