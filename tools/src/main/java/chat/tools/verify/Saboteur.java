package chat.tools.verify;

import java.time.Duration;
import java.util.List;

/** Carries out the bots' fault plans for as long as it is at work. On the bots' thread. */
final class Saboteur {
  private final FaultOptions faults;
  private final List<Bot> bots;
  private final List<FaultPlan> plans;
  private final BotThread thread;
  private boolean atWork;

  /**
   * @param plans one for each bot, in the same order
   */
  Saboteur(FaultOptions faults, List<Bot> bots, List<FaultPlan> plans, BotThread thread) {
    this.faults = faults;
    this.bots = bots;
    this.plans = plans;
    this.thread = thread;
  }

  void start() {
    atWork = true;
    for (int i = 0; i < bots.size(); i++) {
      if (faults.has(Fault.CUT)) {
        cutAgain(bots.get(i), plans.get(i));
      }
      if (faults.has(Fault.STALL)) {
        stallAgain(bots.get(i), plans.get(i));
      }
    }
  }

  /** No more faults; whoever is stalled reads on. */
  void stop() {
    atWork = false;
    bots.forEach(Bot::endStall);
  }

  private void cutAgain(Bot bot, FaultPlan plan) {
    thread.later(
        plan.untilCut(),
        () -> {
          if (atWork) {
            bot.cut(plan.cut());
            cutAgain(bot, plan);
          }
        });
  }

  private void stallAgain(Bot bot, FaultPlan plan) {
    thread.later(
        plan.untilStall(),
        () -> {
          if (atWork) {
            Duration stall = plan.stall();
            bot.stall();
            thread.later(stall, bot::endStall);
            stallAgain(bot, plan);
          }
        });
  }
}
