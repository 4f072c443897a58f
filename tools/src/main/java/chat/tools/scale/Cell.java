package chat.tools.scale;

import chat.tools.Spread;
import chat.tools.bench.BenchReport;
import chat.tools.bench.Subject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One point of the grid, as it was measured.
 *
 * @param people talkers and bystanders
 * @param micros the server's processor time for a message shown to one person, in microseconds
 * @param idleMicros the part of it that the server would have taken without the talk
 */
record Cell(int rooms, int people, Spread micros, double idleMicros, Map<String, Object> figures) {

  /**
   * @param idleCores processors that the server keeps busy while nobody talks
   */
  static Cell of(
      ScaleOptions options, int rooms, int bystanders, Subject subject, double idleCores) {
    Spread micros = Spread.of(subject.rounds().stream(), round -> round.microsPerDelivery());
    double idle =
        Spread.of(subject.rounds().stream(), round -> idleCores * 1e6 / round.deliveriesPerSecond())
            .median();
    int people = options.talkers() + bystanders;
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rooms", rooms);
    figures.put("people", people);
    figures.put("bystanders", bystanders);
    figures.put("micros_per_delivery", micros.rounded(1));
    figures.put("idle_cores", Spread.rounded(idleCores, 4));
    figures.put("idle_micros_per_delivery", Spread.rounded(idle, 1));
    figures.putAll(BenchReport.of(subject));
    return new Cell(rooms, people, micros, idle, figures);
  }
}
