package chat.store;

/** A store did not do what it was asked. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StoreProblem problem;

  public StoreException(StoreProblem problem, Throwable cause) {
    super(problem + ": " + cause.getMessage(), cause);
    this.problem = problem;
  }

  public StoreProblem problem() {
    return problem;
  }
}
