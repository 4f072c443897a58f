package chat.actors;

/**
 * One client connection: all that tells one asker from another before a name is known.
 *
 * @param node which of the servers of a deployment has it; 0 if there is one only
 * @param value never used twice while that server runs
 */
public record ConnectionId(long node, long value) implements NameOwner {}
