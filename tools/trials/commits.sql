-- What one node does for one message of a room: for pgbench, on a database that a server has made. Each client is a node.
--
--     psql -c "INSERT INTO room (id, last_seq) SELECT 'bench' || c, 0 FROM generate_series(0, 99) c"
--     pgbench -n -T 10 -M prepared -c CLIENTS -f tools/trials/commits.sql
BEGIN;
UPDATE room SET last_seq = last_seq + 1 WHERE id = 'bench' || :client_id RETURNING last_seq \gset
INSERT INTO message (room_id, seq, sender_key, sender, text, sent_at, client_id)
  VALUES ('bench' || :client_id, :last_seq, 'somebody', 'Somebody', repeat('x', 100), 0, 'id' || :last_seq);
COMMIT;
