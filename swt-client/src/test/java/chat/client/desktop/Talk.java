package chat.client.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a team says, read from a file. */
final class Talk {
  /** Something said in a room. */
  record Line(String who, String room, String text) {}

  private final List<String> lines;

  Talk(Path file) {
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whose windows the pictures show. */
  String viewer() {
    return after("viewer ").findFirst().orElseThrow();
  }

  /** The server's rooms, as its configuration writes them. */
  String rooms() {
    return after("= ")
        .map(line -> line.split(" \\| "))
        .map(room -> "{name = \"%s\", topic = \"%s\"}".formatted(room[0], room[1]))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  List<String> joined() {
    return after("> ").toList();
  }

  String lost() {
    return after("! ").findFirst().orElseThrow();
  }

  /** A room that the viewer is not in. */
  String elsewhere() {
    return after("= ")
        .map(line -> line.split(" \\| ")[0])
        .filter(room -> !joined().contains(room))
        .findFirst()
        .orElseThrow();
  }

  /** What the viewer says when the server can store nothing, and when it is away. */
  List<String> troubled() {
    return after("!! ").toList();
  }

  List<Line> beforeTheViewerCame() {
    return said(lines.subList(0, lines.indexOf("---")));
  }

  List<Line> later() {
    return said(lines.subList(lines.indexOf("---"), lines.size()));
  }

  private Stream<String> after(String mark) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()));
  }

  private static List<Line> said(List<String> lines) {
    return lines.stream()
        .filter(line -> line.matches("\\p{L}+ \\| .*"))
        .map(line -> line.split(" \\| ", 3))
        .map(part -> new Line(part[0], part[1], part[2].replace("\\n", "\n")))
        .toList();
  }
}
