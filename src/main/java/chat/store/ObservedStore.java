package chat.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A store that tells how its transactions went. */
final class ObservedStore implements MessageStore {
  private final MessageStore store;
  private final WriteObserver observer;

  ObservedStore(MessageStore store, WriteObserver observer) {
    this.store = store;
    this.observer = observer;
  }

  @Override
  public List<Optional<List<Journal.Outcome>>> append(List<Batch> batches) {
    long start = System.nanoTime();
    try {
      List<Optional<List<Journal.Outcome>>> outcomes = store.append(batches);
      observer.written(newMessages(outcomes), Duration.ofNanos(System.nanoTime() - start));
      return outcomes;
    } catch (StoreException failure) {
      observer.failed(failure.problem());
      throw failure;
    }
  }

  private static int newMessages(List<Optional<List<Journal.Outcome>>> outcomes) {
    int count = 0;
    for (Optional<List<Journal.Outcome>> batch : outcomes) {
      for (Journal.Outcome outcome : batch.orElse(List.of())) {
        if (outcome instanceof Journal.Stored) {
          count++;
        }
      }
    }
    return count;
  }

  @Override
  public Head sync(String roomId, int most) {
    return store.sync(roomId, most);
  }

  @Override
  public History.Page page(String roomId, long after, long before, int limit, History.End end) {
    return store.page(roomId, after, before, limit, end);
  }

  @Override
  public int prune(Keep keep, int most) {
    return store.prune(keep, most);
  }

  @Override
  public void check() {
    store.check();
  }

  @Override
  public boolean blocks() {
    return store.blocks();
  }

  @Override
  public String name() {
    return store.name();
  }

  @Override
  public void close() {
    store.close();
  }
}
