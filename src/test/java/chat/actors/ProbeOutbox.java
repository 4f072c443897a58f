package chat.actors;

import akka.actor.testkit.typed.javadsl.TestProbe;
import java.util.concurrent.atomic.AtomicBoolean;

/** An outbox that a probe reads at once, until it is full; only its first end counts. */
final class ProbeOutbox implements Outbox {
  /** The stream ended in order. */
  enum Completed {
    INSTANCE
  }

  private final TestProbe<Object> reader;
  private final AtomicBoolean full = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();

  ProbeOutbox(TestProbe<Object> reader) {
    this.reader = reader;
  }

  /** From now on it takes no event. */
  void isFull() {
    full.set(true);
  }

  @Override
  public boolean offer(Outbox.Event event) {
    if (ended.get() || full.get()) {
      return false;
    }
    reader.ref().tell(event);
    return true;
  }

  @Override
  public void complete() {
    finish(Completed.INSTANCE);
  }

  @Override
  public void end(EndReason reason) {
    finish(reason);
  }

  private void finish(Object how) {
    if (ended.compareAndSet(false, true)) {
      reader.ref().tell(how);
    }
  }
}
