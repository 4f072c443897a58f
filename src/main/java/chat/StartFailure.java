package chat;

import chat.config.Settings.Cluster;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;

/**
 * The server cannot start for a reason outside it, such as a taken port. The message is one
 * sentence for the operator.
 */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence for the chat's port. */
  static StartFailure cannotListen(String host, int port, Throwable cause) {
    return cannotListen(
        "Cannot listen on %s".formatted(where(host, port)),
        cause,
        "Choose another with --host.",
        "Stop that program, or choose another port with --port.",
        "Choose another address with --host or port with --port.");
  }

  /** The sentence for the operator's port. */
  static StartFailure cannotListenForOperator(String host, int port, Throwable cause) {
    return cannotListen(
        "Cannot listen for the operator on %s".formatted(where(host, port)),
        cause,
        "Choose another with grpc-chat.ops.host.",
        "Stop that program, choose another port with grpc-chat.ops.port, or turn the endpoint off there.",
        "Choose another address with grpc-chat.ops.host or port with grpc-chat.ops.port.");
  }

  /** The sentence for what other nodes reach, and where they find it. */
  static StartFailure cannotListenForNodes(Cluster cluster, Throwable cause) {
    return cannotListen(
        "Cannot listen for other nodes on %s".formatted(cluster.host()),
        cause,
        "Choose another with grpc-chat.cluster.host.",
        "Stop that program, or choose other ports with grpc-chat.cluster.port and .discovery-port.",
        "Choose another address with grpc-chat.cluster.host or ports with grpc-chat.cluster.port and .discovery-port.");
  }

  private static StartFailure cannotListen(
      String what, Throwable failure, String ifNoAddress, String ifTaken, String otherwise) {
    Throwable cause = innermost(failure);
    if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
      return new StartFailure("%s: no such address. %s".formatted(what, ifNoAddress), failure);
    } else if (cause instanceof UnsupportedAddressTypeException) {
      return new StartFailure(
          "%s: there is no IPv6 here; every address of IPv4 is 0.0.0.0. %s"
              .formatted(what, ifNoAddress),
          failure);
    } else if (cause instanceof BindException
        && String.valueOf(cause.getMessage()).contains("in use")) {
      return new StartFailure("%s: another program uses it. %s".formatted(what, ifTaken), failure);
    } else {
      return new StartFailure("%s: %s. %s".formatted(what, cause.getMessage(), otherwise), failure);
    }
  }

  private static Throwable innermost(Throwable failure) {
    return failure.getCause() == null ? failure : innermost(failure.getCause());
  }

  private static String where(String host, int port) {
    return "port %d of %s".formatted(port, host.contains(":") ? "[" + host + "]" : host);
  }
}
