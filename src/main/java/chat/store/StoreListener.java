package chat.store;

/** Who wants to know whether messages can be stored. Called by the journal only, on each change. */
public interface StoreListener {
  /** Nothing can be stored from now on. */
  void failing(StoreProblem problem);

  /** Messages are stored again. */
  void working();
}
