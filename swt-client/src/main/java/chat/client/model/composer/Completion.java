package chat.client.model.composer;

import chat.client.model.Mentions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Completes what stands before the caret. Asked again without anything typed in between, it goes on
 * to the next that fits, and round.
 */
final class Completion {
  /** All that a beginning may be completed to. */
  interface Candidates {
    List<String> people();

    List<String> rooms();
  }

  /** A turn through the candidates: what stands before and after the completed part. */
  private record Turn(String before, List<String> candidates, int next, String after) {
    Field result() {
      String text = before + candidates.get(next);
      String rest = after.startsWith(" ") && text.endsWith(" ") ? after.substring(1) : after;
      return new Field(text + rest, text.length());
    }

    Turn turned() {
      return new Turn(before, candidates, (next + 1) % candidates.size(), after);
    }
  }

  private final Candidates candidates;
  private Optional<Turn> last = Optional.empty();

  Completion(Candidates candidates) {
    this.candidates = candidates;
  }

  /**
   * @return empty if nothing fits
   */
  Optional<Field> complete(String text, int caret) {
    last =
        last.filter(turn -> turn.result().equals(new Field(text, caret)))
            .map(Turn::turned)
            .or(() -> begin(text, caret));
    return last.map(Turn::result);
  }

  private Optional<Turn> begin(String text, int caret) {
    String before = text.substring(0, caret);
    String after = text.substring(caret);
    int start = lastSpace(before) + 1;
    if (start == 0 && before.startsWith("/")) {
      return turn("", before, after, commands());
    }
    for (int at = start; at < caret; at += Character.charCount(text.codePointAt(at))) {
      Optional<Turn> found = beginAt(at, before, after);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Turn> beginAt(int at, String before, String after) {
    String kept = before.substring(0, at);
    String typed = before.substring(at);
    if (typed.startsWith("#")) {
      return turn(kept, typed, after, candidates.rooms().stream().map(id -> "#" + id + " "));
    }
    if (kept.equals(Command.JOIN.word() + " ")) {
      return turn(kept, typed, after, candidates.rooms().stream());
    }
    if (!isBoundary(kept)) {
      return Optional.empty();
    }
    String end = kept.isEmpty() ? ": " : " ";
    return turn(kept, typed, after, candidates.people().stream().map(name -> name + end));
  }

  private static Stream<String> commands() {
    return Stream.of(Command.values())
        .map(each -> each.needsArgument() ? each.word() + " " : each.word());
  }

  private static Optional<Turn> turn(
      String before, String typed, String after, Stream<String> all) {
    Function<String, String> folded = text -> text.toLowerCase(Locale.ROOT);
    List<String> fit =
        all.filter(each -> folded.apply(each).startsWith(folded.apply(typed))).toList();
    return fit.isEmpty() ? Optional.empty() : Optional.of(new Turn(before, fit, 0, after));
  }

  /** Scripts without spaces have no words: there a name may begin after any letter. */
  private static boolean isBoundary(String before) {
    return before.isEmpty() || !Mentions.standsApart(before.codePointBefore(before.length()));
  }

  private static int lastSpace(String text) {
    int at = text.length() - 1;
    while (at >= 0 && !Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at;
  }
}
