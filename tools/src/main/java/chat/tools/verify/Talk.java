package chat.tools.verify;

import chat.tools.judge.View;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the bots talk at a rate, whatever happens to them. On the bots' thread. */
final class Talk {
  private static final Duration TICK = Duration.ofMillis(5);

  private final List<Bot> bots;
  private final double rate;
  private final SplittableRandom random;
  private final BotThread thread;
  private long startedAtNanos;
  private long said;
  private boolean over;

  /**
   * @param rate messages a second, of all bots together
   */
  Talk(List<Bot> bots, double rate, long seed, BotThread thread) {
    this.bots = bots;
    this.rate = rate;
    this.random = new SplittableRandom(seed);
    this.thread = thread;
  }

  void start() {
    startedAtNanos = System.nanoTime();
    tick();
  }

  void stop() {
    over = true;
  }

  private void tick() {
    if (over) {
      return;
    }
    double due = (System.nanoTime() - startedAtNanos) / 1e9 * rate;
    for (; said < due; said++) {
      Bot bot = bots.get(random.nextInt(bots.size()));
      List<View> rooms = List.copyOf(bot.views());
      bot.say(rooms.get(random.nextInt(rooms.size())));
    }
    thread.later(TICK, this::tick);
  }
}
