package chat.store;

import chat.store.History.End;
import chat.store.History.Page;
import chat.store.Journal.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that counts what goes through it, can hold transactions up, and can be broken. */
final class RecordingStore implements MessageStore {
  /** The batches of each transaction. */
  final List<Integer> transactions = new CopyOnWriteArrayList<>();

  /** How many each call of prune was asked for. */
  final List<Integer> prunings = new CopyOnWriteArrayList<>();

  final AtomicInteger closings = new AtomicInteger();

  private final MessageStore store;
  private final Semaphore mayCommit = new Semaphore(Integer.MAX_VALUE);
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile StoreProblem problem;

  RecordingStore(MessageStore store) {
    this.store = store;
  }

  /** Everything fails with this from now on; null mends it. */
  void breakWith(StoreProblem broken) {
    problem = broken;
  }

  /** Holds the next transaction up. */
  void hold() {
    held = new CountDownLatch(1);
    mayCommit.drainPermits();
  }

  /** Returns when a transaction is held up. */
  void awaitHeld() throws InterruptedException {
    held.await();
  }

  void release() {
    mayCommit.release(Integer.MAX_VALUE);
  }

  private void failIfBroken() {
    StoreProblem broken = problem;
    if (broken != null) {
      throw new StoreException(broken, "broken by the test");
    }
  }

  @Override
  public Head sync(String roomId, int most) {
    failIfBroken();
    return store.sync(roomId, most);
  }

  @Override
  public List<Optional<List<Outcome>>> append(List<Batch> batches) {
    held.countDown();
    mayCommit.acquireUninterruptibly();
    mayCommit.release();
    failIfBroken();
    transactions.add(batches.size());
    return store.append(batches);
  }

  @Override
  public Page page(String roomId, long after, long before, int limit, End end) {
    failIfBroken();
    return store.page(roomId, after, before, limit, end);
  }

  @Override
  public int prune(Keep keep, int most) {
    failIfBroken();
    prunings.add(most);
    return store.prune(keep, most);
  }

  @Override
  public void check() {
    failIfBroken();
    store.check();
  }

  @Override
  public boolean blocks() {
    return store.blocks();
  }

  @Override
  public String name() {
    return "Test store";
  }

  @Override
  public void close() {
    closings.incrementAndGet();
    store.close();
  }
}
