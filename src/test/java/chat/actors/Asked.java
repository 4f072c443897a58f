package chat.actors;

/** The outbox was asked for the client's next input. */
enum Asked {
  INSTANCE
}
