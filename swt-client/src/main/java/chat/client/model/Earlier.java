package chat.client.model;

/** What there is before the oldest message that is shown. */
public enum Earlier {
  /** More, which is loaded when the reader gets there. */
  MORE,
  /** More, which is on its way. */
  LOADING,
  /** Nothing: this is the beginning of the room. */
  NONE,
  /** Messages that the server keeps no more. */
  KEPT_NO_MORE,
  /** More, but the server could not read it. Loaded when the person asks. */
  UNAVAILABLE,
  /** More, which the person wanted out of sight. Loaded when the person asks. */
  CLEARED
}
