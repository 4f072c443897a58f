package chat.tools.judge;

import java.util.Collection;

/** Says at the end of a run what was wrong that could not be seen before. */
public final class Judge {
  private Judge() {}

  /**
   * Compares all records; to be called once, after the history of all rooms was read both ways.
   *
   * @param views what each bot was shown in each room
   * @param sent everything that the bots sent, and what they were told of it
   */
  public static void judge(
      Collection<RoomRecord> rooms, Collection<View> views, Collection<Sent> sent) {
    rooms.forEach(RoomRecord::judge);
    views.forEach(View::judge);
    sent.forEach(Sent::judge);
  }
}
