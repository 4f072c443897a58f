package chat.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Asks a server's operator's endpoint; waits for each answer. */
public final class OpsClient {
  /** Longer than the endpoint takes to give up. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** The server may be of a later version. */
  private static final ObjectReader JSON =
      new ObjectMapper()
          .readerFor(NodeView[].class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final String address;

  /**
   * @param address {@code HOST:PORT}
   */
  public OpsClient(String address) {
    this.address = address;
  }

  /** All nodes as JSON. */
  public String nodes() throws OpsFailure {
    return send(request("/nodes"));
  }

  /** How much is left on the node that is asked, in one line. */
  public String left() throws OpsFailure {
    return read(send(request("/node"))).stream().findFirst().map(OpsClient::left).orElse("leaving");
  }

  private static String left(NodeView node) {
    return "%s: %d sessions, %d visits and %d rooms left"
        .formatted(node.node(), node.sessions(), node.visits(), node.rooms().size());
  }

  /** Has the server send its people away and end; it has only begun to when this returns. */
  public void drain() throws OpsFailure {
    send(
        request("/drain")
            .header(DrainGuard.HEADER, DrainGuard.COMMAND)
            .POST(BodyPublishers.noBody()));
  }

  static List<NodeView> read(String json) throws OpsFailure {
    try {
      return List.of(JSON.<NodeView[]>readValue(json));
    } catch (JsonProcessingException wrong) {
      throw new OpsFailure(
          "What answers is no grpc-chat server of this version: " + wrong.getOriginalMessage());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(TIMEOUT);
  }

  private String send(HttpRequest.Builder request) throws OpsFailure {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new OpsFailure(
            "The server at %s refuses it: %s".formatted(address, answer.body().strip()));
      }
      return answer.body();
    } catch (ConnectException nobody) {
      throw OpsFailure.nobodyThere(address);
    } catch (IOException failure) {
      throw new OpsFailure("The server at %s does not answer: %s".formatted(address, failure));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new OpsFailure("Interrupted.");
    }
  }
}
