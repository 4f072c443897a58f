package chat.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the page that tells what may be a name and a text, as that page writes them. */
final class HostileTable {
  private static final Path PAGE = Path.of("docs/names-and-texts.md");
  private static final Pattern REPEATED = Pattern.compile("(?:\\(([^)]*)\\)|(\\S+?))\\*(\\d+)");

  /** A name on its own, and the answer: free, or a code. */
  record Name(String what, String typed, String answer) {}

  /** A name that is asked for while somebody holds another. */
  record LookAlike(String what, String held, String typed, String answer) {}

  /** A text, the answer (stored, or a code), and what the log shows in quotes. */
  record Text(String what, String text, String answer, String logged) {}

  private HostileTable() {}

  static Stream<Name> names() {
    return rows("| what | name |")
        .map(row -> new Name(row.get(0), characters(row.get(1)), row.get(2)));
  }

  static Stream<LookAlike> lookAlikes() {
    return rows("| what | held by somebody |")
        .map(
            row ->
                new LookAlike(
                    row.get(0), characters(row.get(1)), characters(row.get(2)), row.get(3)));
  }

  static Stream<Text> texts() {
    return rows("| what | text |")
        .map(row -> new Text(row.get(0), characters(row.get(1)), row.get(2), plain(row.get(3))));
  }

  private static Stream<List<String>> rows(String heading) {
    try {
      return Files.readAllLines(PAGE).stream()
          .dropWhile(line -> !line.startsWith(heading))
          .skip(2)
          .takeWhile(line -> line.startsWith("|"))
          .map(row -> Stream.of(row.split("\\|")).skip(1).map(String::strip).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(String cell) {
    return cell.replace("`", "");
  }

  private static String characters(String cell) {
    Matcher repeated = REPEATED.matcher(plain(cell));
    String unfolded =
        repeated.replaceAll(
            match -> {
              String part = match.group(1) == null ? match.group(2) : match.group(1);
              int times = Integer.parseInt(match.group(3));
              return Matcher.quoteReplacement((part + " ").repeat(times));
            });
    return Stream.of(unfolded.split(" "))
        .map(
            word ->
                word.startsWith("U+")
                    ? Character.toString(Integer.parseInt(word.substring(2), 16))
                    : word)
        .collect(Collectors.joining());
  }
}
