package chat.store;

import java.time.Instant;

/**
 * A message of a room as it is kept.
 *
 * @param seq its number in the room: 1, 2, 3 … without gaps
 * @param sender who said it, as shown
 * @param at when the room took it, in whole milliseconds
 * @param clientId the sender's own id for it; empty if it gave none
 */
public record StoredMessage(long seq, String sender, String text, Instant at, String clientId) {}
