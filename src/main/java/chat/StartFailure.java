package chat;

import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/**
 * The server cannot start for a reason outside it, such as a taken port. The message is one
 * sentence for the operator.
 */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence for a failed bind. */
  static StartFailure cannotListen(String host, int port, Throwable cause) {
    String where = "port %d of %s".formatted(port, host.contains(":") ? "[" + host + "]" : host);
    if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
      return new StartFailure(
          "Cannot listen on %s: no such address. Choose another with --host.".formatted(where),
          cause);
    } else if (cause instanceof BindException
        && String.valueOf(cause.getMessage()).contains("in use")) {
      return new StartFailure(
          "Cannot listen on %s: another program uses it. Stop that program, or choose another port with --port."
              .formatted(where),
          cause);
    } else {
      return new StartFailure(
          "Cannot listen on %s: %s. Choose another address with --host or port with --port."
              .formatted(where, cause.getMessage()),
          cause);
    }
  }
}
