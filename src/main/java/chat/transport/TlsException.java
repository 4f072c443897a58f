package chat.transport;

/**
 * A file for TLS cannot be used. The message is one sentence for the operator that says what to do.
 */
public final class TlsException extends Exception {
  private static final long serialVersionUID = 1L;

  TlsException(String sentence) {
    super(sentence);
  }

  TlsException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
