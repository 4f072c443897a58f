package chat.client.desktop;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People without windows, who are in their rooms and talk. */
final class Team implements AutoCloseable {
  private final int port;
  private final Map<String, Speaker> speakers = new HashMap<>();

  /** Brings in everybody of the talk but its viewer. */
  Team(int port, Talk talk) {
    this.port = port;
    Set<Talk.Line> places = new HashSet<>();
    talk.beforeTheViewerCame().forEach(line -> places.add(place(line)));
    talk.later().forEach(line -> places.add(place(line)));
    places.stream()
        .filter(place -> !place.who().equals(talk.viewer()))
        .forEach(place -> speaker(place.who()).enter(place.room()));
  }

  private static Talk.Line place(Talk.Line line) {
    return new Talk.Line(line.who(), line.room(), "");
  }

  private Speaker speaker(String name) {
    return speakers.computeIfAbsent(name, it -> new Speaker(port, it));
  }

  /** One after the other, so that everybody sees it in this order. */
  void say(List<Talk.Line> lines) {
    lines.forEach(line -> speaker(line.who()).say(line.room(), line.text()));
  }

  /** Somebody loses the connection. */
  void lose(String name) {
    speakers.remove(name).close();
  }

  /** Until the server can store nothing more. */
  void fillTheStore(String room) {
    try (Speaker filler = new Speaker(port, "Filler")) {
      filler.enter(room);
      for (int length = 4000; length > 0; length /= 10) {
        String text = "x".repeat(length);
        while (filler.say(room, text)) {}
      }
    }
  }

  @Override
  public void close() {
    speakers.values().forEach(Speaker::close);
  }
}
