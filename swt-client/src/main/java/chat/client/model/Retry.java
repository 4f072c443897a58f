package chat.client.model;

/** Does something again after pauses that grow. */
final class Retry {
  private final Timers timers;
  private final Backoff backoff;
  private Runnable cancel = () -> {};

  Retry(Timers timers, Backoff backoff) {
    this.timers = timers;
    this.backoff = backoff;
  }

  void later(Runnable action) {
    cancel.run();
    cancel = timers.after(backoff.next(), action);
  }

  void stop() {
    cancel.run();
  }

  /** It worked: the next pause is a short one again. */
  void succeeded() {
    cancel.run();
    backoff.reset();
  }
}
