package chat.store;

import java.util.List;
import java.util.Optional;

/**
 * Keeps the messages of all rooms. Its methods may be called from any thread, and throw {@link
 * StoreException} when the store does not do what it is asked.
 */
public interface MessageStore extends AutoCloseable {

  /**
   * How far a room is.
   *
   * @param last its last number ever, 0 if there is none
   * @param newest the newest messages that are kept, in ascending order
   */
  record Head(long last, List<StoredMessage> newest) {}

  /** How far a room is, with at most so many messages. */
  Head sync(String roomId, int most);

  /**
   * Stores all batches in one transaction, which is committed when this returns; when it throws,
   * none of them is stored, unless the connection was lost at the commit.
   *
   * @return for each batch one outcome per draft, or empty if the room's last number is another one
   */
  List<Optional<List<Journal.Outcome>>> append(List<Batch> batches);

  /** Messages between two numbers, neither of them included, as {@link History.Read} says. */
  History.Page page(String roomId, long after, long before, int limit, History.End end);

  /**
   * Deletes the oldest messages that are not to be kept, at most so many.
   *
   * @return how many; fewer than {@code most} means that this was all
   */
  int prune(Keep keep, int most);

  /** Returns if something of some size could really be written. */
  void check();

  /** Whether its methods wait for a disk or a network, and so need threads of their own. */
  boolean blocks();

  /** What and where it is, to be used in a sentence: "SQLite file ...". */
  String name();

  /** Gives everything back; does nothing the second time. */
  @Override
  void close();
}
