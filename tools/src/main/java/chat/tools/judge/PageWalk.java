package chat.tools.judge;

import chat.proto.HistoryPage;
import chat.proto.RoomMessage;
import chat.tools.judge.RoomRecord.Reading;
import java.util.List;

/** Reads the history of a room page by page, and checks the pages themselves. For one thread. */
public final class PageWalk {
  private final RoomRecord room;
  private final String server;
  private final Reading reading;
  private final Violations violations;
  private long position;
  private boolean over;

  /**
   * @param server whose history it is
   * @param newest the number of the room's newest message
   */
  public PageWalk(
      RoomRecord room, String server, Reading reading, long newest, Violations violations) {
    this.room = room;
    this.server = server;
    this.reading = reading;
    this.violations = violations;
    this.position = reading == Reading.FORWARDS ? room.base() : newest + 1;
    this.over = reading == Reading.BACKWARDS && newest <= room.base();
    room.readFrom(server);
  }

  /** Ask for what is beyond this number, before or after it as the reading goes. */
  public long position() {
    return position;
  }

  /** Whether there is nothing more to ask for. */
  public boolean over() {
    return over;
  }

  /** The answer to what was asked for at {@link #position()}. */
  public void page(HistoryPage page) {
    List<RoomMessage> messages = page.getMessagesList();
    messages.forEach(message -> room.read(server, reading, message));
    if (messages.isEmpty()) {
      checkMore(page, false);
      over = true;
      return;
    }
    long first = messages.get(0).getSeq();
    long last = messages.get(messages.size() - 1).getSeq();
    long joint = reading == Reading.FORWARDS ? first - 1 : last + 1;
    if (joint != position || last - first + 1 != messages.size() || !ascending(messages)) {
      disagree(
          "the page beyond %d has %d messages from %d to %d",
          position, messages.size(), first, last);
    }
    step(page, reading == Reading.FORWARDS ? last : first);
  }

  private void step(HistoryPage page, long next) {
    boolean onwards = reading == Reading.FORWARDS ? next > position : next < position;
    position = next;
    over = !onwards || !page.getMore() || (reading == Reading.BACKWARDS && next <= room.base() + 1);
    boolean mustBeMore =
        reading == Reading.FORWARDS ? next < room.newest() : next > room.base() + 1;
    if (mustBeMore) {
      checkMore(page, true);
    }
  }

  private void checkMore(HistoryPage page, boolean expected) {
    if (page.getMore() != expected) {
      disagree("the page beyond %d says more = %s", position, page.getMore());
    }
  }

  private static boolean ascending(List<RoomMessage> messages) {
    for (int i = 1; i < messages.size(); i++) {
      if (messages.get(i).getSeq() != messages.get(i - 1).getSeq() + 1) {
        return false;
      }
    }
    return true;
  }

  private void disagree(String detail, Object... values) {
    violations.add(
        Figure.DISAGREEMENT,
        "history of %s at %s, %s: %s",
        room.name(),
        server,
        reading,
        detail.formatted(values));
  }
}
