package chat.tools.verify;

import chat.tools.Spread;
import chat.tools.judge.Figure;
import chat.tools.judge.Violations;
import com.google.gson.Gson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outcome of a run. */
record Report(Map<String, Object> figures) {
  static Report of(
      VerifyOptions options,
      Tally tally,
      Violations violations,
      BusiestRoom busiest,
      List<Bot> bots,
      long unsettled,
      double seconds) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("sent", tally.sent);
    figures.put("acknowledged", tally.acknowledged);
    figures.put("lost", violations.count(Figure.LOST));
    figures.put("duplicated", violations.count(Figure.DUPLICATED));
    figures.put("reordered", violations.count(Figure.REORDERED));
    figures.put("disagreements", violations.count(Figure.DISAGREEMENT));
    figures.put("histories_differ", violations.count(Figure.HISTORIES_DIFFER));
    figures.put("not_refused", violations.count(Figure.NOT_REFUSED));
    figures.put("unsettled", unsettled);
    figures.put("delivered", tally.delivered);
    figures.put("seed", options.seed());
    figures.put("seconds", seconds);
    figures.put("targets", options.targets().size());
    figures.put("targets_read", tally.targetsRead);
    figures.put("users", options.users());
    figures.put("rooms", options.rooms());
    figures.put("cuts", tally.cuts);
    figures.put("stalls", tally.stalls);
    figures.put("resends", tally.resends);
    figures.put("kills", tally.kills);
    figures.put("rolling_restarts", tally.rollingRestarts);
    figures.put("partitions", tally.partitions);
    figures.put("busiest_room_silent_ms", silences(busiest));
    figures.put("streams", tally.streams);
    figures.put("resumed", tally.resumed);
    figures.put("displaced", tally.displaced);
    figures.put("impatient", tally.impatient);
    figures.put("refused", tally.refused);
    figures.put("farewells", tally.farewells);
    figures.put("ended", tally.ended);
    figures.put("latency_ms", tally.latencyMillis());
    figures.put("disconnections", Spread.of(bots.stream(), Bot::disconnections).rounded(1));
    figures.put(
        "longest_pause_ms",
        Spread.of(bots.stream(), bot -> bot.outbox().longestPause().toNanos() / 1e6).rounded(1));
    return new Report(figures);
  }

  /** None if its server never went. */
  private static Map<String, Double> silences(BusiestRoom room) {
    return room.silences().isEmpty()
        ? Map.of()
        : Spread.of(room.silences().stream(), silence -> silence.toNanos() / 1e6).rounded(0);
  }

  /** The same with one more, for information. */
  Report with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(figures);
    more.put(name, value);
    return new Report(more);
  }

  long figure(String name) {
    return ((Number) figures.get(name)).longValue();
  }

  /** Whether everything was confirmed, and nothing is wrong. */
  boolean clean() {
    return figure("lost") == 0
        && figure("duplicated") == 0
        && figure("reordered") == 0
        && figure("disagreements") == 0
        && figure("histories_differ") == 0
        && figure("not_refused") == 0
        && figure("unsettled") == 0;
  }

  /** On one line. */
  String json() {
    return new Gson().toJson(figures);
  }
}
