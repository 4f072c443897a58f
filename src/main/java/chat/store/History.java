package chat.store;

import akka.actor.typed.ActorRef;
import java.util.List;

/** Protocol only as yet. */
public final class History {

  /** What the history is asked. */
  public sealed interface Command {}

  /**
   * Asks for messages of a room whose number is greater than {@code after} and smaller than {@code
   * before}; replies {@link Page} or {@link Unreadable}.
   *
   * @param limit at most so many, at least 1; there may be fewer, as a page has a size limit too,
   *     but at least one if there is any
   * @param end which end of the range is wanted if not all fits
   */
  public record Read(
      String roomId, long after, long before, int limit, End end, ActorRef<Reply> replyTo)
      implements Command {}

  /** An end of a range. */
  public enum End {
    OLDEST,
    NEWEST
  }

  /** What became of a wish to read. */
  public sealed interface Reply {
    /** The room that was asked for. */
    String roomId();
  }

  /**
   * Messages in ascending order, without gaps.
   *
   * @param more whether the range has more at its other end
   */
  public record Page(String roomId, List<StoredMessage> messages, boolean more) implements Reply {
    public Page {
      messages = List.copyOf(messages);
    }
  }

  /** The store cannot be read now. */
  public record Unreadable(String roomId, StoreProblem problem) implements Reply {}

  private History() {}
}
