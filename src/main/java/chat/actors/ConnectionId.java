package chat.actors;

/**
 * One client connection: all that tells one asker from another before a name is known.
 *
 * @param value never used twice while the server runs
 */
public record ConnectionId(long value) implements NameOwner {}
