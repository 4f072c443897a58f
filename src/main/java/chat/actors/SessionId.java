package chat.actors;

/**
 * One session, which outlives its connections.
 *
 * @param value never used twice while the server runs
 */
public record SessionId(long value) implements NameOwner {}
