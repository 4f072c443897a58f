package chat.tools.storm;

/** A run that cannot be done; the message is a sentence for people. */
final class StormFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  StormFailure(String message) {
    super(message);
  }
}
