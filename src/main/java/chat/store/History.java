package chat.store;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.util.List;

/** A reader of a store. Blocks while it reads, so several of them run on threads of their own. */
public final class History extends AbstractBehavior<History.Command> {

  /** What the history is asked. */
  public sealed interface Command permits Read {}

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

  private final MessageStore store;
  private final StoreStatus status;

  /**
   * A reader of {@code store}.
   *
   * @param status told how the store does
   */
  public static Behavior<Command> create(MessageStore store, StoreStatus status) {
    return Behaviors.setup(context -> new History(context, store, status));
  }

  private History(ActorContext<Command> context, MessageStore store, StoreStatus status) {
    super(context);
    this.store = store;
    this.status = status;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onMessage(Read.class, this::onRead).build();
  }

  private Behavior<Command> onRead(Read read) {
    read.replyTo().tell(read(read));
    return this;
  }

  private Reply read(Read read) {
    try {
      MessageStore.Page page =
          store.read(read.roomId(), read.after(), read.before(), read.limit(), read.end());
      status.works(StoreStatus.Part.READING);
      return new Page(read.roomId(), page.messages(), page.more());
    } catch (StoreException failure) {
      status.fails(StoreStatus.Part.READING, failure);
      return new Unreadable(read.roomId(), failure.problem());
    }
  }
}
