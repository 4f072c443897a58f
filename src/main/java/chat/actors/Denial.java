package chat.actors;

/** A client is told that something it asked for is not done. */
public interface Denial {
  /** Why not. */
  RefusalReason reason();
}
