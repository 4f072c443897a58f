package chat.tools.fuzz;

import chat.tools.raw.ErrorCode;
import chat.tools.raw.Frame;
import chat.tools.raw.FrameType;
import chat.tools.raw.HeaderReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a server may answer to nonsense, and what it may not. One connection. */
final class Answers {
  /**
   * The gRPC statuses of the contract's tables. Not among them: UNKNOWN (2) and INTERNAL (13),
   * which say that the server failed at what it was sent.
   */
  private static final Set<String> STATUSES =
      Set.of(
          "0", // answered, or refused with a code
          "3", // the bytes are no valid message
          "4", // no hello in time
          "5", // no such service of health
          "8", // over a limit
          "10", // displaced by another stream of the session
          "12", // no such rpc, or compressed
          "14"); // no answer in time, or stopping

  /** 500 and the like would say that the server failed. */
  private static final Set<String> HTTP =
      Set.of("200", "400", "404", "405", "411", "413", "414", "415", "431");

  private static final Pattern INNARDS =
      Pattern.compile("Exception|\\bat [a-z]+\\.[a-z]+\\.|\\b(java|akka|scala|io\\.netty)\\.[a-z]");

  private final HeaderReader reader = new HeaderReader();
  private final Set<String> seen = new TreeSet<>();
  private final List<String> wrong = new ArrayList<>();
  private boolean readable = true;

  void take(List<Frame> frames) {
    frames.forEach(this::take);
  }

  private void take(Frame frame) {
    switch (frame.type()) {
      case FrameType.HEADERS -> headers(frame);
      case FrameType.GOAWAY -> error("GOAWAY", frame.errorCode());
      case FrameType.RST_STREAM -> error("RST_STREAM", frame.errorCode());
      default -> {}
    }
  }

  private void error(String type, int code) {
    String name = type + " " + ErrorCode.name(code);
    seen.add(name);
    if (code == ErrorCode.INTERNAL_ERROR.ordinal()) {
      wrong.add(name);
    }
  }

  private void headers(Frame frame) {
    if (!readable) {
      return;
    }
    Map<String, String> headers;
    try {
      headers = reader.read(frame);
    } catch (IllegalArgumentException spoiltByOurSettings) {
      // We may have allowed the server a table that we do not have.
      readable = false;
      return;
    }
    String http = headers.get(":status");
    if (http != null && !http.equals("200")) {
      seen.add("http " + http);
      if (!HTTP.contains(http)) {
        wrong.add("http " + http);
      }
    }
    String status = headers.get("grpc-status");
    if (status != null) {
      seen.add("grpc-status " + status);
      String message = headers.getOrDefault("grpc-message", "");
      if (!STATUSES.contains(status)) {
        wrong.add("grpc-status %s: %s".formatted(status, message));
      } else if (INNARDS.matcher(message).find()) {
        wrong.add("grpc-message with innards of the server: " + message);
      }
    }
  }

  /** The kinds of answers that came. */
  Set<String> seen() {
    return seen;
  }

  /** Those that must not come. */
  List<String> wrong() {
    return wrong;
  }
}
