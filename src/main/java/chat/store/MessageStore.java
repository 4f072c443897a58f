package chat.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What keeps the messages. Calls block; all of them throw {@link StoreException} if the store does
 * not work. One thread writes, any number reads.
 */
public interface MessageStore extends AutoCloseable {

  /**
   * How far a room is.
   *
   * @param seq its last number ever; 0 if there is none
   * @param newest the newest messages that are kept, in ascending order
   */
  record Head(long seq, List<StoredMessage> newest) {}

  /**
   * What is to be added to a room.
   *
   * @param head the last number of the room as the writer knows it
   */
  record Batch(String roomId, long head, List<Draft> drafts) {}

  /** Messages in ascending order; {@code more} says whether the range has more at its other end. */
  record Page(List<StoredMessage> messages, boolean more) {}

  /** How far a room is, with at most so many messages. */
  Head head(String roomId, int most);

  /**
   * Adds to rooms in one transaction: when this returns, all is as durable as the store is.
   *
   * @return for each batch the outcomes of its drafts; nothing if the room is at another number, so
   *     that nothing was added to it
   */
  List<Optional<List<Journal.Outcome>>> append(List<Batch> batches);

  /** Reads what {@link History.Read} describes. */
  Page read(String roomId, long after, long before, int limit, History.End end);

  /**
   * Removes the oldest messages of a room.
   *
   * @param before those from before this moment
   * @param upTo those with numbers up to this
   * @param limit at most so many
   * @return how many were removed; fewer than {@code limit} means that none is left to remove
   */
  int prune(String roomId, Instant before, long upTo, int limit);

  /** Writes something, to see whether that is possible. */
  void check();

  /** Where it is, for people: a file or a database. */
  String place();

  @Override
  void close();
}
