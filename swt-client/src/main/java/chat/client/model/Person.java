package chat.client.model;

/**
 * Somebody in a room.
 *
 * @param away whether the person has lost the connection and keeps the place for a while
 */
public record Person(String name, boolean away) {}
