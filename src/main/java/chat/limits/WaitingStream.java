package chat.limits;

import java.util.concurrent.atomic.AtomicBoolean;

/** A stream whose client has not said yet who it is. Safe for any thread. */
public final class WaitingStream {
  private final Runnable whenOver;
  private final AtomicBoolean over = new AtomicBoolean();

  WaitingStream(Runnable whenOver) {
    this.whenOver = whenOver;
  }

  /** It waits no more, for whatever reason; calling again changes nothing. */
  public void over() {
    if (over.compareAndSet(false, true)) {
      whenOver.run();
    }
  }
}
