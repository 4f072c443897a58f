package chat.actors;

import java.time.Duration;

/** A client is told that something it asked for waits, as it came too fast. */
public interface Delay {
  /** How long it waits. */
  Duration pause();
}
