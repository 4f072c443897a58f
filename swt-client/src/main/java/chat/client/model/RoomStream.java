package chat.client.model;

/** The way into one room. */
public interface RoomStream {
  /**
   * @param clientId comes back with the broadcast or the refusal
   */
  void say(String text, String clientId);

  /** Leaves the room; nothing is told to the events any more. */
  void leave();
}
