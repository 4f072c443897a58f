package chat.client.model.attention;

/** Shows notices outside of the windows; a room has one at a time. */
public interface Notifier {
  /** Shows a notice in place of the one that the room may have. */
  void show(Notice notice);

  /** Takes a room's notice away, if it is still there. */
  void withdraw(String roomId);
}
