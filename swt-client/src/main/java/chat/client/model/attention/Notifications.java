package chat.client.model.attention;

import chat.client.model.Entry;
import chat.client.model.Mentions;
import chat.client.model.Preferences;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.client.model.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what the person is notified of: what they chose, and only while they do not have the room
 * before their eyes. A burst becomes one notice that counts, and so does what was missed while the
 * connection was gone. A notice goes away when its room is read.
 */
public final class Notifications {
  /** A room's notice is renewed no more often than this. */
  static final Duration PAUSE = Duration.ofSeconds(3);

  private final Session session;
  private final Preferences preferences;
  private final Timers timers;
  private final Notifier notifier;
  private final Mentions mentions;
  private final Map<String, Heard> rooms = new HashMap<>();
  private final Runnable end;

  public Notifications(Session session, Preferences preferences, Timers timers, Notifier notifier) {
    this.session = session;
    this.preferences = preferences;
    this.timers = timers;
    this.notifier = notifier;
    this.mentions = new Mentions(session.name());
    session.onHeard(this::heard);
    end = session.listen(this::lookAround);
  }

  /** Takes all notices away and ends. */
  public void close() {
    end.run();
    List.copyOf(rooms.keySet()).forEach(this::forget);
  }

  private void heard(RoomModel room, Entry said) {
    boolean mention = mentions.areIn(said.text());
    if (!room.isWatched() && isWanted(room.id(), mention)) {
      rooms.computeIfAbsent(room.id(), id -> new Heard()).add(said, mention);
    }
  }

  private boolean isWanted(String roomId, boolean mention) {
    return !preferences.doNotDisturb()
        && switch (preferences.attention(roomId)) {
          case ALL -> true;
          case MENTIONS -> mention;
          case NONE -> false;
        };
  }

  /** The session tells of a change after each message, but in a replay only at its end. */
  private void lookAround() {
    List.copyOf(rooms.keySet()).forEach(this::look);
  }

  private void look(String roomId) {
    session
        .room(roomId)
        .filter(room -> !room.isWatched() && room.unread() > 0)
        .ifPresentOrElse(this::tell, () -> forget(roomId));
  }

  private void tell(RoomModel room) {
    Heard heard = rooms.get(room.id());
    if (heard.isNew && !heard.isPausing && !room.isCatchingUp()) {
      heard.isNew = false;
      if (!preferences.doNotDisturb()) {
        pause(room.id(), heard);
        notifier.show(heard.notice(room.id()));
      }
    }
  }

  private void pause(String roomId, Heard heard) {
    heard.isShown = true;
    heard.isPausing = true;
    timers.after(
        PAUSE,
        () -> {
          heard.isPausing = false;
          if (rooms.get(roomId) == heard) {
            look(roomId);
          }
        });
  }

  private void forget(String roomId) {
    if (rooms.remove(roomId).isShown) {
      notifier.withdraw(roomId);
    }
  }

  /** What was said in one room since the person last looked. */
  private static final class Heard {
    private int count;
    private int mentions;
    private Entry last;
    private boolean isNew;
    private boolean isShown;
    private boolean isPausing;

    void add(Entry said, boolean mention) {
      count++;
      isNew = true;
      if (mention || mentions == 0) {
        last = said;
      }
      mentions += mention ? 1 : 0;
    }

    Notice notice(String roomId) {
      return new Notice(roomId, count, mentions, last.who(), last.text());
    }
  }
}
