package chat.store;

/**
 * A store does not do what it is asked. The message is one sentence for the operator; neither it
 * nor the cause contains what people wrote.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StoreProblem problem;

  StoreException(StoreProblem problem, String sentence, Throwable cause) {
    super(sentence, cause);
    this.problem = problem;
  }

  StoreException(StoreProblem problem, String sentence) {
    this(problem, sentence, null);
  }

  /** What kind of problem it is. */
  public StoreProblem problem() {
    return problem;
  }
}
