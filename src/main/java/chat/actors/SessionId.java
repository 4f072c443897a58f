package chat.actors;

/**
 * One session, which outlives its connections.
 *
 * @param node which of the servers of a deployment has it; 0 if there is one only
 * @param value never used twice while that server runs
 */
public record SessionId(long node, long value) implements NameOwner {}
