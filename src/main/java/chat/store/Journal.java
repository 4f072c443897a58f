package chat.store;

import akka.actor.typed.ActorRef;
import java.util.List;

/** Protocol only as yet. */
public final class Journal {

  /** What the journal is asked. */
  public sealed interface Command {}

  /**
   * Stores messages at the end of a room, all or none of them; replies {@link Appended}, {@link
   * Outdated} or {@link Failed}. What is appended meanwhile, by any room, shares the next
   * transaction.
   *
   * @param head the room's last number as the asker knows it; the first new message gets the next
   * @param drafts in their order; may be empty
   * @param ticket comes back with the reply
   */
  public record Append(
      String roomId, long head, List<Draft> drafts, long ticket, ActorRef<Reply> replyTo)
      implements Command {
    public Append {
      drafts = List.copyOf(drafts);
    }
  }

  /**
   * Asks how far a room is; replies {@link Synced} or {@link Failed}, after everything that was
   * appended before.
   *
   * @param most at most so many messages in the reply
   */
  public record Sync(String roomId, int most, long ticket, ActorRef<Reply> replyTo)
      implements Command {}

  /** What became of a wish. */
  public sealed interface Reply {
    /** The ticket of the wish. */
    long ticket();
  }

  /** The transaction is committed; one outcome for each draft, in their order. */
  public record Appended(long ticket, List<Outcome> outcomes) implements Reply {
    public Appended {
      outcomes = List.copyOf(outcomes);
    }
  }

  /** Nothing was stored, as the room's last number is another one. Sync, then try again. */
  public record Outdated(long ticket) implements Reply {}

  /**
   * How far the room is.
   *
   * @param head its last number ever, 0 if there is none, also when that message is kept no more
   * @param newest the newest messages that are kept, in ascending order
   */
  public record Synced(long ticket, long head, List<StoredMessage> newest) implements Reply {
    public Synced {
      newest = List.copyOf(newest);
    }
  }

  /**
   * Nothing is known to be stored. With {@link StoreProblem#UNREACHABLE} it may be: the room's next
   * append is then answered with {@link Outdated}.
   */
  public record Failed(long ticket, StoreProblem problem) implements Reply {}

  /** What became of one draft. */
  public sealed interface Outcome {}

  /** Stored as this message. */
  public record Stored(StoredMessage message) implements Outcome {}

  /** The sender's id was there before with the same text: nothing new is stored. */
  public record Known(StoredMessage message) implements Outcome {}

  /** The sender's id was there before with another text: nothing new is stored. */
  public record Reused() implements Outcome {}

  private Journal() {}
}
