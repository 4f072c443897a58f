package chat.tools.verify;

/** A run that cannot be done; the message is a sentence for people. */
final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  RunFailure(String message) {
    super(message);
  }
}
