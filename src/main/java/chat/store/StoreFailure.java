package chat.store;

/** A store cannot be opened. The message is one sentence for the operator. */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
