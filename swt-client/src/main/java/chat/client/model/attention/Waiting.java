package chat.client.model.attention;

import chat.client.model.Preferences;
import chat.client.model.Preferences.Attention;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import java.util.List;

/**
 * What waits to be read in all rooms together. Rooms that may not disturb do not count.
 *
 * @param unread messages
 * @param mentions how many of them name the person
 */
public record Waiting(int unread, int mentions) {
  public static final Waiting NOTHING = new Waiting(0, 0);

  public static Waiting in(Session session, Preferences preferences) {
    List<RoomModel> rooms =
        session.rooms().stream()
            .filter(room -> preferences.attention(room.id()) != Attention.NONE)
            .toList();
    return new Waiting(
        rooms.stream().mapToInt(RoomModel::unread).sum(),
        rooms.stream().mapToInt(RoomModel::unreadMentions).sum());
  }

  /** The number to show where there is room for one only: who is named wants to know that first. */
  public int number() {
    return mentions > 0 ? mentions : unread;
  }
}
