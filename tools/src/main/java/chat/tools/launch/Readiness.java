package chat.tools.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a server's operator's endpoint whether it is ready. */
final class Readiness {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int OK = 200;

  private Readiness() {}

  /** Whether it says so, within that time. */
  static boolean tells(URI ready, Duration patience) {
    HttpRequest request = HttpRequest.newBuilder(ready).timeout(patience).build();
    try {
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException noAnswer) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
