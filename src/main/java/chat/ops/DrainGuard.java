package chat.ops;

import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpRequest;
import java.util.List;
import java.util.Optional;

/**
 * Who may end the server over HTTP: a program of this machine that means it. The port has no
 * password, so requests from elsewhere are refused, and so are those that a browser or a proxy
 * makes for somebody else.
 */
final class DrainGuard {
  /** No page of another site can have a browser send it without asking the server first. */
  static final String HEADER = "grpc-chat-command";

  static final String COMMAND = "drain";

  private static final List<String> FOR_OTHERS =
      List.of("origin", "forwarded", "x-forwarded-for", "via");

  private DrainGuard() {}

  /** Why it is refused, in one line that says what to do; empty if it may be done. */
  static Optional<String> whyNot(HttpRequest request) {
    boolean near =
        request
            .getAttribute(AttributeKeys.remoteAddress)
            .flatMap(peer -> peer.getAddress())
            .filter(address -> address.isLoopbackAddress())
            .isPresent();
    if (!near) {
      return Optional.of(
          "DRAIN_NOT_LOCAL: only from the server's own machine or container, over loopback.");
    } else if (FOR_OTHERS.stream().anyMatch(name -> request.getHeader(name).isPresent())) {
      return Optional.of("DRAIN_NOT_DIRECT: not with a browser, and not through a proxy.");
    } else if (request.getHeader(HEADER).filter(h -> h.value().equals(COMMAND)).isEmpty()) {
      return Optional.of(
          "DRAIN_NOT_MEANT: send the header \"%s: %s\", or use the command \"drain\"."
              .formatted(HEADER, COMMAND));
    }
    return Optional.empty();
  }
}
