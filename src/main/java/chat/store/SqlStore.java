package chat.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Messages in a relational database. The tables are in {@code migration/}. */
final class SqlStore implements MessageStore {
  private static final RowMapper<StoredMessage> MESSAGE =
      (row, context) ->
          new StoredMessage(
              row.getLong("seq"),
              row.getString("sender"),
              row.getString("text"),
              Instant.ofEpochMilli(row.getLong("sent_at")),
              Optional.ofNullable(row.getString("client_id")).orElse(""));

  /** As many ids are looked up at once; databases limit the number of parameters. */
  private static final int MAX_IDS = 500;

  private final Jdbi writer;
  private final Jdbi readers;
  private final Dialect dialect;
  private final String place;
  private final AutoCloseable resources;

  /**
   * @param writer where is written; one connection
   * @param readers where is read
   * @param place for people
   * @param resources closed with the store
   */
  SqlStore(
      DataSource writer,
      DataSource readers,
      Dialect dialect,
      String place,
      AutoCloseable resources) {
    this.writer = Jdbi.create(writer);
    this.readers = Jdbi.create(readers);
    this.dialect = dialect;
    this.place = place;
    this.resources = resources;
  }

  @Override
  public Head head(String roomId, int most) {
    return translated(
        () ->
            writer.withHandle(
                handle -> {
                  List<StoredMessage> newest = new ArrayList<>(newest(handle, roomId, most));
                  Collections.reverse(newest);
                  return new Head(lastSeq(handle, roomId), newest);
                }));
  }

  private static long lastSeq(Handle handle, String roomId) {
    return handle
        .createQuery("SELECT last_seq FROM room WHERE id = :room")
        .bind("room", roomId)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  private static List<StoredMessage> newest(Handle handle, String roomId, int most) {
    return handle
        .createQuery("SELECT * FROM message WHERE room_id = :room ORDER BY seq DESC LIMIT :most")
        .bind("room", roomId)
        .bind("most", most)
        .map(MESSAGE)
        .list();
  }

  @Override
  public List<Optional<List<Journal.Outcome>>> append(List<Batch> batches) {
    return translated(
        () ->
            writer.inTransaction(
                handle -> batches.stream().map(batch -> append(handle, batch)).toList()));
  }

  private static Optional<List<Journal.Outcome>> append(Handle handle, Batch batch) {
    Numbering numbering = new Numbering(batch.head());
    learn(handle, batch, numbering);
    batch.drafts().forEach(numbering::add);
    if (!claim(handle, batch, numbering.last())) {
      return Optional.empty();
    }
    insert(handle, batch, numbering.fresh());
    return Optional.of(numbering.outcomes());
  }

  /** Finds what was sent before. */
  private static void learn(Handle handle, Batch batch, Numbering numbering) {
    List<String> ids = Numbering.clientIds(batch.drafts());
    for (int from = 0; from < ids.size(); from += MAX_IDS) {
      handle
          .createQuery("SELECT * FROM message WHERE room_id = :room AND client_id IN (<ids>)")
          .bind("room", batch.roomId())
          .bindList("ids", ids.subList(from, Math.min(from + MAX_IDS, ids.size())))
          .map((row, context) -> know(numbering, row, MESSAGE.map(row, context)))
          .list();
    }
  }

  private static StoredMessage know(Numbering numbering, ResultSet row, StoredMessage message)
      throws SQLException {
    numbering.know(row.getString("sender_key"), message);
    return message;
  }

  /** Takes the numbers, unless the room is at another one: that keeps a second writer out. */
  private static boolean claim(Handle handle, Batch batch, long last) {
    return handle
            .createUpdate(
                """
                INSERT INTO room (id, last_seq) VALUES (:room, :last)
                ON CONFLICT (id) DO UPDATE SET last_seq = :last WHERE room.last_seq = :head
                """)
            .bind("room", batch.roomId())
            .bind("head", batch.head())
            .bind("last", last)
            .execute()
        == 1;
  }

  private static void insert(Handle handle, Batch batch, List<Draft> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    PreparedBatch rows =
        handle.prepareBatch(
            """
            INSERT INTO message (room_id, seq, sender_key, sender, text, sent_at, client_id)
            VALUES (:room, :seq, :key, :sender, :text, :at, :id)
            """);
    long seq = batch.head();
    for (Draft draft : fresh) {
      rows.bind("room", batch.roomId())
          .bind("seq", ++seq)
          .bind("key", draft.senderKey())
          .bind("sender", draft.sender())
          .bind("text", draft.text())
          .bind("at", draft.at().toEpochMilli())
          .bind("id", draft.clientId().isEmpty() ? null : draft.clientId())
          .add();
    }
    rows.execute();
  }

  @Override
  public Page read(String roomId, long after, long before, int limit, History.End end) {
    return translated(
        () -> readers.withHandle(handle -> read(handle, roomId, after, before, limit, end)));
  }

  private static Page read(
      Handle handle, String roomId, long after, long before, int limit, History.End end) {
    String order = end == History.End.NEWEST ? "DESC" : "ASC";
    try (Stream<StoredMessage> range =
        handle
            .createQuery(
                """
                SELECT * FROM message
                WHERE room_id = :room AND seq > :after AND seq < :before
                ORDER BY seq <order> LIMIT :most
                """)
            .define("order", order)
            .bind("room", roomId)
            .bind("after", after)
            .bind("before", before)
            .bind("most", limit + 1)
            .map(MESSAGE)
            .stream()) {
      Iterator<StoredMessage> messages = range.iterator();
      return PageBuilder.page(messages, limit, end);
    }
  }

  @Override
  public int prune(String roomId, Instant before, long upTo, int limit) {
    return translated(
        () -> writer.inTransaction(handle -> prune(handle, roomId, before, upTo, limit)));
  }

  /** Only from the oldest on without gaps, also if the clock has gone backwards between two. */
  private static int prune(Handle handle, String roomId, Instant before, long upTo, int limit) {
    List<StoredMessage> oldest =
        handle
            .createQuery("SELECT * FROM message WHERE room_id = :room ORDER BY seq LIMIT :limit")
            .bind("room", roomId)
            .bind("limit", limit)
            .map(MESSAGE)
            .list();
    long last =
        oldest.stream()
            .takeWhile(message -> message.at().isBefore(before) || message.seq() <= upTo)
            .mapToLong(StoredMessage::seq)
            .max()
            .orElse(0);
    return handle
        .createUpdate("DELETE FROM message WHERE room_id = :room AND seq <= :last")
        .bind("room", roomId)
        .bind("last", last)
        .execute();
  }

  @Override
  public void check() {
    translated(
        () ->
            writer.inTransaction(
                handle ->
                    handle
                        .createUpdate(
                            """
                            INSERT INTO heartbeat (id, beat_at) VALUES (1, :now)
                            ON CONFLICT (id) DO UPDATE SET beat_at = :now
                            """)
                        .bind("now", System.currentTimeMillis())
                        .execute()));
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public void close() {
    try {
      resources.close();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private <T> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException failure) {
      throw new StoreException(problem(failure), failure);
    }
  }

  private StoreProblem problem(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException known) {
        return dialect.problem(known);
      }
    }
    return StoreProblem.FAILED;
  }
}
