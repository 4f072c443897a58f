package chat.tools.crowd;

/** A person's line into one room, in one of the protocols. */
interface RoomLine {
  /** Hears what comes over the line, one after the other. */
  interface Listener {
    void entered();

    void shown(String text);

    /** Nothing follows; not after {@link RoomLine#close()}. */
    void ended(String why);
  }

  void open(Listener listener);

  void say(String text);

  /** Leaves the room and ends. */
  void close();
}
