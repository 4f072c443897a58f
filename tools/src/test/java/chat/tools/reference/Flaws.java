package chat.tools.reference;

import chat.proto.HistoryPage;
import chat.proto.MessageStored;
import chat.proto.RefusalCode;
import chat.proto.ReplayEnded;
import chat.proto.RoomMessage;
import chat.proto.SendMessage;
import java.util.List;
import java.util.Optional;

/** Where a server can go wrong; here it does not. Called under the lock of the chat. */
public class Flaws {
  /** Whether a message that is confirmed is stored too. */
  protected boolean stores(SendMessage message) {
    return true;
  }

  /** Whether a message that was sent before is known again. */
  protected boolean recognises(SendMessage message) {
    return true;
  }

  /** A reason not to take a message. */
  protected Optional<RefusalCode> refuses(SendMessage message) {
    return Optional.empty();
  }

  /** The number that the next message gets. */
  protected long number(long next) {
    return next;
  }

  /** The confirmation of a message, the first or a repeated one; none if it is swallowed. */
  protected Optional<MessageStored> confirms(MessageStored answer, boolean again) {
    return Optional.of(answer);
  }

  /** What a member is shown for a stored message. */
  protected List<RoomMessage> shows(String member, RoomMessage message) {
    return List.of(message);
  }

  /** Where a replay really begins. */
  protected long replaysAfter(long announced) {
    return announced;
  }

  protected ReplayEnded marks(ReplayEnded marker) {
    return marker;
  }

  protected HistoryPage pages(HistoryPage page, boolean forwards) {
    return page;
  }

  /** How many of the stored messages a restarted server finds. */
  protected int found(int stored) {
    return stored;
  }

  /** Whether a hello ends the older stream of the session. */
  protected boolean displaces() {
    return true;
  }

  /** Whether a stream is ended as if another had taken over. */
  protected boolean displacesForNothing(SendMessage message) {
    return false;
  }
}
