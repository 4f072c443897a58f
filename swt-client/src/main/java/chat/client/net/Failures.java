package chat.client.net;

import chat.client.model.CertificateProblem;
import chat.client.model.Failure;
import chat.client.net.ServerTrust.UntrustedException;
import io.grpc.Status;
import io.grpc.netty.shaded.io.netty.channel.ConnectTimeoutException;
import io.grpc.netty.shaded.io.netty.handler.ssl.NotSslRecordException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Tells from a gRPC status what a person can do about it. */
final class Failures {
  /** How Netty tells of a first frame that is an alert in any version of TLS. */
  private static final String TLS_ALERT = "for first 5 bytes: 1503";

  private Failures() {}

  static Failure of(Throwable thrown) {
    return of(Status.fromThrowable(thrown));
  }

  /** What is wrong with the server's certificate, if that is why nothing was said. */
  static Optional<CertificateProblem> untrusted(Throwable thrown) {
    return causes(Status.fromThrowable(thrown))
        .filter(UntrustedException.class::isInstance)
        .map(cause -> ((UntrustedException) cause).problem())
        .findFirst();
  }

  /** Whether somebody took the connection and ended it without a reason. */
  static boolean isHangUp(Throwable thrown) {
    return causes(Status.fromThrowable(thrown))
        .noneMatch(c -> c instanceof ConnectException || c instanceof NoRouteToHostException);
  }

  static Failure of(Status status) {
    if (isCausedBy(status, TlsFiles.UnreadableException.class)) {
      return Failure.CERTIFICATE_FILE_UNREADABLE;
    }
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED -> Failure.NO_ANSWER;
      case RESOURCE_EXHAUSTED -> Failure.PUT_OFF;
      case UNAVAILABLE -> unavailable(status);
      // We cancel nothing that is still listened to, so this was the other side.
      case CANCELLED -> Failure.LOST;
      case ABORTED -> Failure.DISPLACED;
      case UNIMPLEMENTED -> speaksGrpc(status) ? Failure.TOO_OLD : Failure.NOT_A_CHAT_SERVER;
      case UNAUTHENTICATED, PERMISSION_DENIED -> Failure.NOT_A_CHAT_SERVER;
      default -> speaksGrpc(status) ? Failure.SERVER_FAILED : otherProtocol(status);
    };
  }

  private static Failure unavailable(Status status) {
    if (causes(status)
        .anyMatch(
            c -> c instanceof UnknownHostException || c instanceof UnresolvedAddressException)) {
      return Failure.UNKNOWN_HOST;
    }
    if (isCausedBy(status, ConnectTimeoutException.class)) {
      return Failure.NO_ANSWER;
    }
    if (isCausedBy(status, NotSslRecordException.class)) {
      return Failure.NOT_ENCRYPTED;
    }
    if (isCausedBy(status, SSLException.class)) {
      return Failure.TLS_FAILED;
    }
    return speaksGrpc(status) ? Failure.UNREACHABLE : otherProtocol(status);
  }

  private static Failure otherProtocol(Status status) {
    return causes(status).anyMatch(c -> String.valueOf(c.getMessage()).contains(TLS_ALERT))
        ? Failure.ENCRYPTED_ONLY
        : Failure.NOT_A_CHAT_SERVER;
  }

  private static boolean isCausedBy(Status status, Class<? extends Throwable> kind) {
    return causes(status).anyMatch(kind::isInstance);
  }

  /**
   * A web server answers with an HTTP status and no gRPC one, which grpc-java describes; something
   * else does not even speak HTTP/2, and then Netty's codec, which is shaded, complains.
   */
  private static boolean speaksGrpc(Status status) {
    String description = String.valueOf(status.getDescription());
    return !description.startsWith("HTTP status code")
        && !description.startsWith("Failed ALPN negotiation")
        && causes(status).noneMatch(c -> c.getClass().getSimpleName().equals("Http2Exception"));
  }

  private static Stream<Throwable> causes(Status status) {
    return Stream.iterate(status.getCause(), c -> c != null, Throwable::getCause);
  }
}
