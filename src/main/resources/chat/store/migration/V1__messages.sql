-- For SQLite and PostgreSQL alike.

CREATE TABLE room (
  id TEXT PRIMARY KEY,
  -- The number of its last message ever, also when that is kept no more: no number is used twice.
  last_seq BIGINT NOT NULL
);

CREATE TABLE message (
  room_id TEXT NOT NULL,
  seq BIGINT NOT NULL,
  -- What makes the sender's name unique.
  sender_key TEXT NOT NULL,
  -- The name as shown.
  sender TEXT NOT NULL,
  text TEXT NOT NULL,
  -- Milliseconds since 1970, UTC.
  sent_at BIGINT NOT NULL,
  -- The sender's own id for it, if it gave one.
  client_id TEXT,
  PRIMARY KEY (room_id, seq)
);

CREATE UNIQUE INDEX message_by_client_id ON message (room_id, client_id, sender_key)
  WHERE client_id IS NOT NULL;

-- What is written and deleted again to see whether writing works.
CREATE TABLE write_check (
  id INTEGER PRIMARY KEY,
  payload TEXT NOT NULL
);
