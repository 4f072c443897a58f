-- How far each room is. It outlives the messages: a number is never used twice.
CREATE TABLE room (
  id       TEXT   NOT NULL PRIMARY KEY,
  last_seq BIGINT NOT NULL
);

CREATE TABLE message (
  room_id    TEXT   NOT NULL,
  seq        BIGINT NOT NULL,
  sender_key TEXT   NOT NULL,
  sender     TEXT   NOT NULL,
  text       TEXT   NOT NULL,
  sent_at    BIGINT NOT NULL, -- Unix time in milliseconds
  client_id  TEXT,
  PRIMARY KEY (room_id, seq)
) ${clustered};

-- A message that is sent again is found by its id, and cannot be stored twice.
CREATE UNIQUE INDEX message_client_id ON message (room_id, client_id, sender_key);

-- The server writes it to find out whether it can write.
CREATE TABLE heartbeat (
  id      INT    NOT NULL PRIMARY KEY,
  beat_at BIGINT NOT NULL
);
