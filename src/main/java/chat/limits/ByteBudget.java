package chat.limits;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that many may take from, so much in all and no more. Safe for any thread. */
public final class ByteBudget {
  private final AtomicLong left;
  private final ByteBudget whole;

  private ByteBudget(long bytes, ByteBudget whole) {
    left = new AtomicLong(bytes);
    this.whole = whole;
  }

  /** A budget of so many bytes. */
  public static ByteBudget of(long bytes) {
    return new ByteBudget(bytes, null);
  }

  /** A budget of so many bytes that are taken from this one too. */
  public ByteBudget share(long bytes) {
    return new ByteBudget(bytes, this);
  }

  /** Takes bytes; false, and nothing is taken, if there are not so many. */
  public boolean tryTake(int bytes) {
    if (left.addAndGet(-bytes) >= 0 && (whole == null || whole.tryTake(bytes))) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  /** Gives back what was taken. */
  public void give(int bytes) {
    left.addAndGet(bytes);
    if (whole != null) {
      whole.give(bytes);
    }
  }
}
