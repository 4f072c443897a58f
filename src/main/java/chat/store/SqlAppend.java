package chat.store;

import chat.store.Journal.Outcome;
import chat.store.Numbering.Id;
import chat.store.Numbering.Numbered;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Adds batches to a database, within a transaction. */
final class SqlAppend {
  /** Ids that are looked for at once; databases limit the parameters of a statement. */
  private static final int IDS_AT_ONCE = 500;

  private static final String CLAIM_FIRST =
      "INSERT INTO room (last_seq, id) VALUES (?, ?) ON CONFLICT (id) DO UPDATE"
          + " SET last_seq = excluded.last_seq WHERE room.last_seq = ?";
  private static final String CLAIM = "UPDATE room SET last_seq = ? WHERE id = ? AND last_seq = ?";
  private static final String INSERT =
      "INSERT INTO message (room_id, seq, sender_key, sender, text, sent_at, client_id)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";

  private SqlAppend() {}

  /**
   * Adds batches of which none has come before.
   *
   * @throws SQLException if one has: then the database refuses its id
   */
  static List<Optional<List<Outcome>>> fresh(Handle handle, List<Batch> batches)
      throws SQLException {
    return append(handle, batches, false);
  }

  /** Adds batches, and finds those of their messages that have come before. */
  static List<Optional<List<Outcome>>> any(Handle handle, List<Batch> batches) throws SQLException {
    return append(handle, batches, true);
  }

  private static List<Optional<List<Outcome>>> append(
      Handle handle, List<Batch> batches, boolean look) throws SQLException {
    List<Optional<List<Outcome>>> outcomes = new ArrayList<>();
    Connection connection = handle.getConnection();
    try (PreparedStatement claim = connection.prepareStatement(CLAIM);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Batch batch : batches) {
        Map<Id, StoredMessage> known = look ? known(handle, batch) : new HashMap<>();
        Numbering numbering = new Numbering(batch.head(), known);
        List<Outcome> all = batch.drafts().stream().map(numbering::outcome).toList();
        boolean claimed =
            batch.head() == 0
                ? claimFirst(connection, batch, numbering.head())
                : claim(claim, batch, numbering.head());
        if (claimed) {
          insert(insert, batch.roomId(), numbering.added());
        }
        outcomes.add(claimed ? Optional.of(all) : Optional.empty());
      }
    }
    return outcomes;
  }

  private static Map<Id, StoredMessage> known(Handle handle, Batch batch) {
    List<String> ids =
        batch.drafts().stream().map(Draft::clientId).filter(id -> !id.isEmpty()).toList();
    Map<Id, StoredMessage> known = new HashMap<>();
    for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
      handle
          .createQuery(
              "SELECT sender_key, "
                  + SqlStore.COLUMNS
                  + " FROM message WHERE room_id = :room AND client_id IN (<ids>)")
          .bind("room", batch.roomId())
          .bindList("ids", ids.subList(from, Math.min(ids.size(), from + IDS_AT_ONCE)))
          .map(
              (row, context) ->
                  Map.entry(row.getString("sender_key"), SqlStore.message(row, context)))
          .forEach(
              found ->
                  known.put(new Id(found.getKey(), found.getValue().clientId()), found.getValue()));
    }
    return known;
  }

  /** Only who knows the last number may append; that holds in the database itself. */
  private static boolean claim(PreparedStatement claim, Batch batch, long to) throws SQLException {
    claim.setLong(1, to);
    claim.setString(2, batch.roomId());
    claim.setLong(3, batch.head());
    return claim.executeUpdate() == 1;
  }

  private static boolean claimFirst(Connection connection, Batch batch, long to)
      throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement(CLAIM_FIRST)) {
      return claim(claim, batch, to);
    }
  }

  /** By hand, as this is done for every message: a mapper would take as long as the database. */
  private static void insert(PreparedStatement insert, String roomId, List<Numbered> added)
      throws SQLException {
    for (Numbered numbered : added) {
      Draft draft = numbered.draft();
      insert.setString(1, roomId);
      insert.setLong(2, numbered.seq());
      insert.setString(3, draft.senderKey());
      insert.setString(4, draft.sender());
      insert.setString(5, draft.text());
      insert.setLong(6, draft.at().toEpochMilli());
      if (draft.clientId().isEmpty()) {
        insert.setNull(7, Types.VARCHAR);
      } else {
        insert.setString(7, draft.clientId());
      }
      insert.addBatch();
    }
    if (!added.isEmpty()) {
      insert.executeBatch();
    }
  }
}
