package chat.store;

import chat.store.Journal.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What tests store. */
final class Drafts {
  static final Instant NOW = Instant.parse("2026-11-01T12:00:00.123456Z");

  private Drafts() {}

  static Draft draft(String text, String clientId) {
    return new Draft("ann", "Ann", text, NOW, clientId);
  }

  static List<Draft> texts(String... texts) {
    return Arrays.stream(texts).map(text -> draft(text, "")).toList();
  }

  /** As many drafts without ids. */
  static List<Draft> many(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> draft("message " + i, "")).toList();
  }

  /** Appends to one room; the outcomes, or empty if the head is outdated. */
  static Optional<List<Outcome>> append(
      MessageStore store, String room, long head, List<Draft> drafts) {
    return store.append(List.of(new Batch(room, head, drafts))).get(0);
  }
}
