package chat;

/**
 * The server cannot start for a reason outside it, such as a taken port. The message is one
 * sentence for the operator.
 */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
