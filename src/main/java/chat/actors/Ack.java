package chat.actors;

/** Says to a client's stream that its last input is done with and the next one is wanted. */
public enum Ack {
  INSTANCE
}
