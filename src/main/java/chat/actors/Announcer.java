package chat.actors;

import chat.actors.Sayings.Saying;
import chat.logging.LogText;
import chat.store.StoredMessage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those in a room, and the log, what became of what was said. */
final class Announcer implements Minutes.Listener {
  private static final Logger log = LoggerFactory.getLogger(Room.class);

  private final String roomId;
  private final boolean logTexts;
  private final Roster roster;
  private final Runnable syncLater;

  /**
   * @param logTexts whether what is said is logged, or only how long it is
   * @param syncLater has the minutes sync again after a while
   */
  Announcer(String roomId, boolean logTexts, Roster roster, Runnable syncLater) {
    this.roomId = roomId;
    this.logTexts = logTexts;
    this.roster = roster;
    this.syncLater = syncLater;
  }

  @Override
  public void said(List<StoredMessage> messages) {
    roster.tellLive(new Room.Said(roomId, messages));
    messages.forEach(this::log);
  }

  private void log(StoredMessage message) {
    if (logTexts) {
      log.info(
          "message room={} user={} length={} text={}",
          roomId,
          message.sender(),
          length(message),
          LogText.quoted(message.text()));
    } else if (log.isDebugEnabled()) {
      log.debug("message room={} user={} length={}", roomId, message.sender(), length(message));
    }
  }

  private static int length(StoredMessage message) {
    return message.text().codePointCount(0, message.text().length());
  }

  @Override
  public void skipped() {
    roster.tellLive(new Room.Skipped(roomId));
  }

  @Override
  public void confirmed(Saying saying, StoredMessage message) {
    roster.tell(saying.session(), new Room.Confirmed(roomId, saying.draft().clientId(), message));
  }

  @Override
  public void refused(Saying saying, RefusalReason reason) {
    roster.tell(saying.session(), new Room.SayRefused(roomId, saying.draft().clientId(), reason));
  }

  @Override
  public void unsure() {
    syncLater.run();
  }
}
