package chat.tools.process;

/** A kill command that did not do it; the message is a sentence for people. */
public final class KillFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  KillFailure(String message) {
    super(message);
  }
}
