package chat.tools.attack;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Passes on the first lines only: a whole crowd that is put off says the same. */
final class FirstFew implements Consumer<String> {
  private static final int FEW = 5;

  private final Consumer<String> out;
  private final AtomicInteger lines = new AtomicInteger();

  FirstFew(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void accept(String line) {
    if (lines.incrementAndGet() <= FEW) {
      out.accept(line);
    }
  }
}
