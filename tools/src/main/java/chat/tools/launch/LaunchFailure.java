package chat.tools.launch;

/** A server that does not start; the message is a sentence for people. */
public final class LaunchFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  LaunchFailure(String message) {
    super(message);
  }
}
