package chat.tools.verify;

import chat.tools.judge.MessageKey;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** When what goes wrong for one bot; all of it follows from the seed. For one thread. */
final class FaultPlan {
  /** How a connection goes. */
  enum Manner {
    /** By a TCP reset. */
    RESET,
    /** Closed by the system, without a goodbye of HTTP/2. */
    CLOSE,
    /** Stays open and silent, while the bot comes back over another. */
    HANG,
    /** Stays open and is read, while the bot comes back over another. */
    TAKE_OVER
  }

  /**
   * A cut.
   *
   * @param whileSending a message is sent right before it
   * @param absence how long the bot stays away
   * @param again the next connection is cut too, so long after it said hello
   */
  record Cut(Manner manner, boolean whileSending, Duration absence, Optional<Duration> again) {}

  /** How a message is sent again. */
  enum Resend {
    NOT,
    /** Several times in a row. */
    AT_ONCE,
    /** Once, some time later. */
    LATER,
    /** With the next connection. */
    AFTER_RETURN
  }

  /** So many times a message is sent with {@link Resend#AT_ONCE}. */
  static final int COPIES = 10;

  static final Duration RESEND_DELAY = Duration.ofSeconds(2);

  /** An absence is up to so much of the mean time between two cuts. */
  private static final double LONGEST_ABSENCE = 0.3;

  private static final Duration SHORTEST_LEFT_OPEN = Duration.ofSeconds(5);
  private static final Duration LONGEST_LEFT_OPEN = Duration.ofSeconds(20);
  private static final int SECOND_CUT_MILLIS = 40;

  private final VerifyOptions options;
  private final SplittableRandom cuts;
  private final SplittableRandom stalls;

  FaultPlan(VerifyOptions options, int bot) {
    this.options = options;
    cuts = new SplittableRandom(options.seed() * 31 + 2L * bot);
    stalls = new SplittableRandom(options.seed() * 31 + 2L * bot + 1);
  }

  Duration untilCut() {
    return exponential(cuts, options.cutInterval());
  }

  Cut cut() {
    Manner manner = Manner.values()[cuts.nextInt(Manner.values().length)];
    boolean oldOneStays = manner == Manner.HANG || manner == Manner.TAKE_OVER;
    boolean atOnce = cuts.nextBoolean() || oldOneStays;
    double absence = atOnce ? 0 : cuts.nextDouble() * LONGEST_ABSENCE;
    boolean twice = cuts.nextInt(3) == 0;
    return new Cut(
        manner,
        cuts.nextBoolean(),
        Duration.ofNanos((long) (absence * options.cutInterval().toNanos())),
        twice ? Optional.of(Duration.ofMillis(cuts.nextInt(SECOND_CUT_MILLIS))) : Optional.empty());
  }

  /**
   * How long an old connection stays open: long enough for the server to find out, not to pile up.
   */
  Duration leftOpen() {
    return Duration.ofMillis(
        Math.max(
            SHORTEST_LEFT_OPEN.toMillis(),
            Math.min(2 * options.cutInterval().toMillis(), LONGEST_LEFT_OPEN.toMillis())));
  }

  Duration untilStall() {
    return exponential(stalls, options.stallInterval());
  }

  Duration stall() {
    return Duration.ofMillis(1 + stalls.nextLong(options.longestStall().toMillis()));
  }

  /** Depends on the message alone, not on what happened before. */
  Resend resend(MessageKey message) {
    SplittableRandom random =
        new SplittableRandom(options.seed() ^ (long) message.bot() << 32 ^ message.counter());
    if (!options.faults().has(Fault.RESEND) || random.nextDouble() >= options.resendShare()) {
      return Resend.NOT;
    }
    Resend[] all = Resend.values();
    return all[1 + random.nextInt(all.length - 1)];
  }

  private static Duration exponential(SplittableRandom random, Duration mean) {
    return Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) * mean.toNanos()));
  }
}
