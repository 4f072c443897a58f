package chat.transport;

/**
 * A file for TLS cannot be used. The message is one sentence for the operator that says what to do.
 */
public final class TlsException extends Exception {
  private static final long serialVersionUID = 1L;

  public TlsException(String sentence) {
    super(sentence);
  }

  public TlsException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
