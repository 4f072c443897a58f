package chat.store;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.Routers;
import java.util.List;

/** The one who reads: several readers behind one address, each blocking a thread of its own. */
public final class History extends AbstractBehavior<History.Command> {

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

  /** Readers, each with its own connection; as many as their dispatcher has threads. */
  static final int READERS = 4;

  private static final String DISPATCHER = "chat-store.history-dispatcher";

  private final MessageStore store;

  /** What was logged last; null while reading works. */
  private StoreProblem problem;

  /** Reads from {@code store}, which somebody else closes. */
  public static Behavior<Command> create(MessageStore store) {
    return Routers.pool(READERS, reader(store))
        .withRouteeProps(DispatcherSelector.fromConfig(DISPATCHER));
  }

  /** One of the readers. */
  static Behavior<Command> reader(MessageStore store) {
    return Behaviors.setup(context -> new History(context, store));
  }

  private History(ActorContext<Command> context, MessageStore store) {
    super(context);
    this.store = store;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onMessage(Read.class, this::onRead).build();
  }

  private Behavior<Command> onRead(Read read) {
    try {
      Page page = store.page(read.roomId(), read.after(), read.before(), read.limit(), read.end());
      problem = null;
      read.replyTo().tell(page);
    } catch (StoreException failure) {
      logOnce(failure);
      read.replyTo().tell(new Unreadable(read.roomId(), failure.problem()));
    }
    return this;
  }

  /** People may ask again and again; the log shall not grow with it. */
  private void logOnce(StoreException failure) {
    if (failure.problem() != problem) {
      problem = failure.problem();
      getContext().getLog().error("Messages cannot be read: {}", failure.getMessage());
    }
  }
}
