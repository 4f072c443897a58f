package chat.tools.raw;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came back on one stream so far. */
public final class Answer {
  private final Map<String, String> headers = new HashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private String reset;
  private boolean ended;

  void headers(Map<String, String> more) {
    headers.putAll(more);
  }

  void data(byte[] more) {
    body.writeBytes(more);
  }

  void reset(String code) {
    // After its end, a reset only says that the rest of the request is not wanted.
    if (!ended) {
      reset = code;
    }
    ended = true;
  }

  void end() {
    ended = true;
  }

  public boolean ended() {
    return ended;
  }

  /** The value of a header or trailer; empty if there is none. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The messages that are complete. */
  public List<byte[]> messages() {
    List<byte[]> messages = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(body.toByteArray());
    while (bytes.remaining() >= GrpcFraming.PREFIX) {
      int length = bytes.getInt(bytes.position() + 1);
      if (length < 0 || bytes.remaining() < GrpcFraming.PREFIX + length) {
        break;
      }
      byte[] message = new byte[length];
      bytes.position(bytes.position() + GrpcFraming.PREFIX);
      bytes.get(message);
      messages.add(message);
    }
    return messages;
  }

  /** In a word: the status, the reset, or that nothing has come. */
  public String outcome() {
    if (headers.containsKey("grpc-status")) {
      return "grpc-status " + header("grpc-status");
    } else if (reset != null) {
      return "RST_STREAM " + reset;
    } else if (headers.containsKey(":status")) {
      return "http " + header(":status");
    }
    return "nothing";
  }
}
