package chat.tools.judge;

import java.util.Optional;

/**
 * Which message of which bot.
 *
 * @param bot from 0
 * @param counter counts the messages of the bot in all its rooms, from 0
 */
public record MessageKey(int bot, int counter) {
  /** Both in one number, the bot in the upper half. */
  long packed() {
    return (long) bot << 32 | counter;
  }

  static Optional<MessageKey> unpacked(long packed) {
    int bot = (int) (packed >>> 32);
    int counter = (int) packed;
    return bot < 0 || counter < 0 ? Optional.empty() : Optional.of(new MessageKey(bot, counter));
  }

  @Override
  public String toString() {
    return "message %d of bot %d".formatted(counter, bot);
  }
}
