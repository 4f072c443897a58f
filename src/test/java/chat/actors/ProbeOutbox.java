package chat.actors;

import akka.actor.testkit.typed.javadsl.TestProbe;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** An outbox that a probe reads at once, until it is full; only its first end counts. */
final class ProbeOutbox<E> implements Outbox<E> {
  /** The server ended the stream. */
  record Ended(EndReason reason, Duration retryAfter) {
    static Ended because(EndReason reason) {
      return new Ended(reason, Duration.ZERO);
    }
  }

  /** The stream ended in order. */
  enum Completed {
    INSTANCE
  }

  private final TestProbe<Object> reader;
  private final Queue<Runnable> taken = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean full = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();

  ProbeOutbox(TestProbe<Object> reader) {
    this.reader = reader;
  }

  /** The client has taken everything there is. */
  void isRead() {
    for (Runnable next = taken.poll(); next != null; next = taken.poll()) {
      next.run();
    }
  }

  /** From now on it takes no event. */
  void isFull() {
    full.set(true);
  }

  @Override
  public boolean offer(E event) {
    return offer(event, () -> {});
  }

  /** The reader takes it when the test runs what comes after it. */
  @Override
  public boolean offer(E event, Runnable whenTaken) {
    if (ended.get() || full.get()) {
      return false;
    }
    // Before the reader has it, and may say that it has taken it.
    taken.add(whenTaken);
    reader.ref().tell(event);
    return true;
  }

  @Override
  public void askForInput() {
    reader.ref().tell(Asked.INSTANCE);
  }

  @Override
  public void complete() {
    finish(Completed.INSTANCE);
  }

  @Override
  public void end(EndReason reason, Duration retryAfter) {
    finish(new Ended(reason, retryAfter));
  }

  private void finish(Object how) {
    if (ended.compareAndSet(false, true)) {
      reader.ref().tell(how);
    }
  }
}
