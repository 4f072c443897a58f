package chat.tools.verify;

import chat.tools.Spread;
import chat.tools.crowd.Login;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody sees of a server who keeps trying to log in there while it is cut off. All times
 * are seconds since it was.
 */
final class CutOffView {
  private final int node;
  private final boolean fromAll;
  private Optional<Double> servedUntil = Optional.empty();
  private Optional<Double> refused = Optional.empty();
  private Optional<Double> servedAgain = Optional.empty();
  private Optional<Double> ended = Optional.empty();
  private Optional<Double> healed = Optional.empty();
  private Optional<Double> back = Optional.empty();
  private String refusedWith = "";
  private int restarts;

  /**
   * @param node counts from 0
   * @param fromAll from people and the database too
   */
  CutOffView(int node, boolean fromAll) {
    this.node = node;
    this.fromAll = fromAll;
  }

  /** Somebody tried to log in. */
  void tried(Login.Answer answer, double at) {
    if (healed.isPresent()) {
      back = back.or(() -> Optional.of(at).filter(time -> answer.isWelcome()));
    } else if (answer.isWelcome() && refused.isEmpty()) {
      servedUntil = Optional.of(at);
    } else if (answer.isWelcome()) {
      servedAgain = servedAgain.or(() -> Optional.of(at));
    } else if (answer != Login.Answer.NONE && refused.isEmpty()) {
      refused = Optional.of(at);
      refusedWith = answer.code() + ": " + answer.words();
    }
  }

  /** Its process has ended by itself so often, and was started again. */
  void ended(int times, double at) {
    restarts = times;
    ended = ended.or(() -> Optional.of(at).filter(time -> times > 0));
  }

  /** It is no longer cut off. */
  void healed(double at) {
    healed = Optional.of(at);
  }

  /** Whether it serves people after it was cut off. */
  boolean isBack() {
    return back.isPresent();
  }

  /** Why it served when it must not; empty if it did not. */
  Optional<String> wrong(Duration limit) {
    Optional<Double> stopped = fromAll ? ended : refused;
    if (servedAgain.isPresent()) {
      return Optional.of(
          "node %d was cut off, refused people, and served others again after %.1f s"
              .formatted(node + 1, servedAgain.get()));
    }
    if (stopped.or(() -> healed).orElse(0.0) > limit.toMillis() / 1000.0) {
      return Optional.of(
          "node %d was cut off and did not %s within %d s"
              .formatted(node + 1, fromAll ? "end itself" : "refuse people", limit.toSeconds()));
    }
    return Optional.empty();
  }

  /** In the order of printing. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("node", node + 1);
    figures.put("from", fromAll ? "all" : "nodes");
    put(figures, "served_until_s", servedUntil);
    put(figures, "refused_s", refused);
    figures.put("refused_with", refusedWith);
    put(figures, "ended_s", ended);
    figures.put("restarts", restarts);
    put(figures, "served_again_s", servedAgain);
    put(figures, "healed_s", healed);
    put(figures, "back_s", back);
    return figures;
  }

  private static void put(Map<String, Object> figures, String name, Optional<Double> seconds) {
    seconds.ifPresent(value -> figures.put(name, Spread.rounded(value, 1)));
  }
}
