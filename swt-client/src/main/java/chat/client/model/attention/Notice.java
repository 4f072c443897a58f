package chat.client.model.attention;

/**
 * What a person is told of one room while they do not look.
 *
 * @param count how many messages it is about
 * @param mentions how many of those name the person
 * @param who said {@code text}
 * @param text the last of the messages, or of those that name the person if any does
 */
public record Notice(String roomId, int count, int mentions, String who, String text) {}
