package chat.actors;

/** What a name can belong to. */
public sealed interface NameOwner permits ConnectionId, SessionId {}
