package chat.tools.fuzz;

/** A run that cannot be done; the message is a sentence for people. */
final class FuzzFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  FuzzFailure(String message) {
    super(message);
  }
}
