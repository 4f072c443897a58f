package chat.store;

import java.time.Duration;

/** Is told of each transaction that was to store messages, on the thread that writes. */
public interface WriteObserver {
  /**
   * A transaction was committed.
   *
   * @param newMessages how many of its messages were not there before
   */
  void written(int newMessages, Duration took);

  /** A transaction failed: none of its messages is known to be stored. */
  void failed(StoreProblem problem);
}
