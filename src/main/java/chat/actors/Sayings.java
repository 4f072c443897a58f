package chat.actors;

import akka.actor.typed.ActorRef;
import chat.store.Draft;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * What was said in a room and has no number yet: first it waits, then it is with the journal. One
 * batch at a time is there, so that numbers never have to be guessed.
 */
final class Sayings {
  /** Not more than a room's newest messages, so that a lost answer can be made good from those. */
  static final int MAX_BATCH = Transcript.MAX_MESSAGES;

  /** Something said, and by whom. */
  record Saying(ActorRef<Room.Event> session, Draft draft) {}

  private final Deque<Saying> waiting = new ArrayDeque<>();
  private final Deque<Saying> written = new ArrayDeque<>();
  private long ticket;

  /** A ticket for the next question to the journal; answers to earlier ones are out of date. */
  long nextTicket() {
    return ++ticket;
  }

  /** The ticket of the last question. */
  long ticket() {
    return ticket;
  }

  void add(Saying saying) {
    waiting.addLast(saying);
  }

  /** Whether the next batch can be taken. */
  boolean isReady() {
    return written.isEmpty() && !waiting.isEmpty();
  }

  /** Takes the next batch to the journal. */
  List<Draft> take() {
    while (!waiting.isEmpty() && written.size() < MAX_BATCH) {
      written.addLast(waiting.removeFirst());
    }
    return written.stream().map(Saying::draft).toList();
  }

  /** The oldest of the batch, whose fate is known now. */
  Saying settled() {
    return written.removeFirst();
  }

  /** Nothing of the batch was stored: it is the first to go again. */
  void putBack() {
    while (!written.isEmpty()) {
      waiting.addFirst(written.removeLast());
    }
  }

  /** Gives up the batch. */
  void giveUpBatch(Consumer<Saying> each) {
    written.forEach(each);
    written.clear();
  }

  /** Gives up everything. */
  void giveUpAll(Consumer<Saying> each) {
    giveUpBatch(each);
    waiting.forEach(each);
    waiting.clear();
  }
}
