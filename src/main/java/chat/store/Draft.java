package chat.store;

import java.time.Instant;

/**
 * A message that has no number yet.
 *
 * @param senderKey what makes the sender's name unique; an id is unique per room and key
 * @param sender who says it, as shown
 * @param at when the room took it; kept in whole milliseconds
 * @param clientId the sender's own id for it, at most 64 code points; if empty, the message is
 *     stored however often it comes
 */
public record Draft(String senderKey, String sender, String text, Instant at, String clientId) {}
