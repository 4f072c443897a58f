package chat.tools.attack;

import java.time.Duration;
import java.util.List;

/** What somebody hostile does for a while, and what has to come of it. */
interface Attack {
  /** What the heap and all other memory may grow by while it goes on, and after it. */
  long MEMORY_BYTES = 10 << 20;

  String name();

  /** It needs at least so long to show what comes of it. */
  default Duration needs(AttackOptions options) {
    return Duration.ZERO;
  }

  /** Goes on until {@link Attacker#over()}; what it sends and gets is in the attacker's tally. */
  void run(Attacker attacker);

  /** What has to hold, beside what has to hold after every attack. */
  List<Check> judge(Tally tally);

  /** What the memory may grow by. */
  default long memoryBytes() {
    return MEMORY_BYTES;
  }
}
