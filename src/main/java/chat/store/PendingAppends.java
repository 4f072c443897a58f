package chat.store;

import chat.store.Journal.Append;
import chat.store.Journal.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** What waits for the next transaction. */
final class PendingAppends {
  /** Messages after which a transaction takes no further append. */
  static final int MOST_DRAFTS = 1_000;

  private final Queue<Append> waiting = new ArrayDeque<>();

  void add(Append append) {
    waiting.add(append);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Stores as many as share one transaction and replies to each; returns why that failed. */
  Optional<StoreException> commitSome(MessageStore store) {
    List<Append> group = nextGroup();
    if (group.isEmpty()) {
      return Optional.empty();
    }
    try {
      List<Optional<List<Outcome>>> results = store.append(batches(group));
      for (int i = 0; i < group.size(); i++) {
        group.get(i).replyTo().tell(reply(group.get(i).ticket(), results.get(i)));
      }
      return Optional.empty();
    } catch (StoreException failure) {
      group.forEach(
          append -> append.replyTo().tell(new Journal.Failed(append.ticket(), failure.problem())));
      return Optional.of(failure);
    }
  }

  private List<Append> nextGroup() {
    List<Append> group = new ArrayList<>();
    int drafts = 0;
    while (!waiting.isEmpty() && drafts < MOST_DRAFTS) {
      drafts += waiting.peek().drafts().size();
      group.add(waiting.remove());
    }
    return group;
  }

  private static List<Batch> batches(List<Append> group) {
    return group.stream()
        .map(append -> new Batch(append.roomId(), append.head(), append.drafts()))
        .toList();
  }

  private static Journal.Reply reply(long ticket, Optional<List<Outcome>> outcomes) {
    return outcomes
        .<Journal.Reply>map(all -> new Journal.Appended(ticket, all))
        .orElseGet(() -> new Journal.Outdated(ticket));
  }
}
