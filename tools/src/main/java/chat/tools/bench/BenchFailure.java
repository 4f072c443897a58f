package chat.tools.bench;

/** A load that cannot be put on a server; the message is a sentence for people. */
final class BenchFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  BenchFailure(String message) {
    super(message);
  }
}
