package chat.store;

import chat.store.History.End;
import chat.store.History.Page;
import chat.store.Journal.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.StatementContext;

/** Keeps messages in a database; the SQL is the same for all of them. */
final class SqlStore implements MessageStore {
  /** More than the few pages that a full file may have left over. */
  private static final String CHECK_PAYLOAD = "x".repeat(64 * 1024);

  static final String COLUMNS = "seq, sender, text, sent_at, client_id";

  private final Database database;

  SqlStore(Database database) {
    this.database = database;
  }

  @Override
  public Head sync(String roomId, int most) {
    return in(
        database.readers(),
        handle -> {
          long last = head(handle, roomId);
          return new Head(last, page(handle, roomId, 0, last + 1, most, End.NEWEST).messages());
        });
  }

  private static long head(Handle handle, String roomId) {
    return handle
        .createQuery("SELECT last_seq FROM room WHERE id = :room")
        .bind("room", roomId)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /** Messages that come again are rare: they are looked for only when one is found in the way. */
  @Override
  public List<Optional<List<Outcome>>> append(List<Batch> batches) {
    try {
      return database.writer().inTransaction(handle -> SqlAppend.fresh(handle, batches));
    } catch (Exception failure) {
      if (!SqlProblems.isConflict(failure)) {
        throw SqlProblems.failure(database.name(), failure);
      }
    }
    return in(database.writer(), handle -> SqlAppend.any(handle, batches));
  }

  @Override
  public Page page(String roomId, long after, long before, int limit, End end) {
    return in(database.readers(), handle -> page(handle, roomId, after, before, limit, end));
  }

  private static Page page(
      Handle handle, String roomId, long after, long before, int limit, End end) {
    try (ResultIterator<StoredMessage> found =
        handle
            .createQuery(
                "SELECT "
                    + COLUMNS
                    + " FROM message WHERE room_id = :room AND seq > :after AND seq < :before"
                    + " ORDER BY seq "
                    + (end == End.OLDEST ? "ASC" : "DESC")
                    + " LIMIT :limit")
            .bind("room", roomId)
            .bind("after", after)
            .bind("before", before)
            .bind("limit", limit + 1L)
            .setFetchSize(64)
            .map(SqlStore::message)
            .iterator()) {
      return Pages.fill(roomId, found, limit, end);
    }
  }

  static StoredMessage message(ResultSet row, StatementContext context) throws SQLException {
    String clientId = row.getString("client_id");
    return new StoredMessage(
        row.getLong("seq"),
        row.getString("sender"),
        row.getString("text"),
        Instant.ofEpochMilli(row.getLong("sent_at")),
        clientId == null ? "" : clientId);
  }

  @Override
  public int prune(Keep keep, int most) {
    return in(
        database.writer(),
        handle -> {
          int removed = 0;
          for (String roomId : roomIds(handle)) {
            removed += prune(handle, roomId, keep, most - removed);
          }
          return removed;
        });
  }

  private static Collection<String> roomIds(Handle handle) {
    return handle.createQuery("SELECT id FROM room").mapTo(String.class).list();
  }

  /** Looks from the oldest on and stops at the first that is kept, so no gap comes up. */
  private static int prune(Handle handle, String roomId, Keep keep, int most) {
    long head = head(handle, roomId);
    List<Long> past;
    try (Stream<StoredMessage> oldest = oldest(handle, roomId, most)) {
      past =
          oldest
              .takeWhile(message -> keep.isPast(message.seq(), message.at(), head))
              .map(StoredMessage::seq)
              .toList();
    }
    return past.isEmpty()
        ? 0
        : handle
            .createUpdate("DELETE FROM message WHERE room_id = :room AND seq <= :last")
            .bind("room", roomId)
            .bind("last", past.get(past.size() - 1))
            .execute();
  }

  private static Stream<StoredMessage> oldest(Handle handle, String roomId, int most) {
    return handle
        .createQuery(
            "SELECT " + COLUMNS + " FROM message WHERE room_id = :room ORDER BY seq LIMIT :most")
        .bind("room", roomId)
        .bind("most", most)
        .setFetchSize(64)
        .map(SqlStore::message)
        .stream();
  }

  /** Two transactions, as what is deleted before the commit never gets to the disk. */
  @Override
  public void check() {
    for (String sql :
        List.of(
            "INSERT INTO write_check (id, payload) VALUES (1, :payload) ON CONFLICT (id) DO"
                + " UPDATE SET payload = excluded.payload",
            "DELETE FROM write_check WHERE payload = :payload")) {
      in(
          database.writer(),
          handle -> handle.createUpdate(sql).bind("payload", CHECK_PAYLOAD).execute());
    }
  }

  @Override
  public boolean blocks() {
    return true;
  }

  @Override
  public String name() {
    return database.name();
  }

  @Override
  public void close() {
    database.close();
  }

  private <T> T in(Jdbi jdbi, HandleCallback<T, Exception> work) {
    try {
      return jdbi.inTransaction(work);
    } catch (Exception failure) {
      throw SqlProblems.failure(database.name(), failure);
    }
  }
}
