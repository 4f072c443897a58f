package chat.store;

/** Is told when the store stops to take messages and when it takes them again. */
public interface StoreListener {
  /** Writing fails since now, or fails for another reason than before. */
  void failing(StoreProblem problem);

  /** Writing works again. */
  void working();
}
