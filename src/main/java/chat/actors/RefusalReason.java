package chat.actors;

/** Why something was refused; {@code chat.proto} says of each what to do. */
public enum RefusalReason {
  NAME_INVALID,
  NAME_TAKEN,
  ROOM_UNKNOWN,
  ROOM_FULL,
  ALREADY_IN_ROOM,
  NOT_JOINED,
  ALREADY_JOINED,
  NOT_YOURS,
  TEXT_BLANK,
  TEXT_TOO_LONG,
  CLIENT_ID_TOO_LONG,
  EVENT_UNKNOWN,
  ROOM_FAILED
}
