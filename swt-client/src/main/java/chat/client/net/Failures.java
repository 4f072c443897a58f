package chat.client.net;

import chat.client.model.Failure;
import io.grpc.Status;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;

/** Tells from a gRPC status what a person can do about it. */
final class Failures {
  private Failures() {}

  static Failure of(Throwable thrown) {
    return of(Status.fromThrowable(thrown));
  }

  static Failure of(Status status) {
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED -> Failure.NO_ANSWER;
      case RESOURCE_EXHAUSTED -> Failure.PUT_OFF;
      case UNAVAILABLE -> unavailable(status);
      // We cancel nothing that is still listened to, so this was the other side.
      case CANCELLED -> Failure.LOST;
      case ABORTED -> Failure.DISPLACED;
      case UNIMPLEMENTED -> speaksGrpc(status) ? Failure.TOO_OLD : Failure.NOT_A_CHAT_SERVER;
      case UNAUTHENTICATED, PERMISSION_DENIED -> Failure.NOT_A_CHAT_SERVER;
      default -> speaksGrpc(status) ? Failure.SERVER_FAILED : Failure.NOT_A_CHAT_SERVER;
    };
  }

  private static Failure unavailable(Status status) {
    if (causes(status)
        .anyMatch(
            c -> c instanceof UnknownHostException || c instanceof UnresolvedAddressException)) {
      return Failure.UNKNOWN_HOST;
    }
    return speaksGrpc(status) ? Failure.UNREACHABLE : Failure.NOT_A_CHAT_SERVER;
  }

  /**
   * A web server answers with an HTTP status and no gRPC one, which grpc-java describes; something
   * else does not even speak HTTP/2, and then Netty's codec, which is shaded, complains.
   */
  private static boolean speaksGrpc(Status status) {
    String description = String.valueOf(status.getDescription());
    return !description.startsWith("HTTP status code")
        && causes(status).noneMatch(c -> c.getClass().getSimpleName().equals("Http2Exception"));
  }

  private static Stream<Throwable> causes(Status status) {
    return Stream.iterate(status.getCause(), c -> c != null, Throwable::getCause);
  }
}
