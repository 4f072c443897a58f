package chat.store;

import chat.config.Settings;
import java.time.Clock;
import java.time.Instant;

/** Removes messages that are to be kept no more. */
final class Retention {
  /** So many are removed in one transaction, so that nobody has to wait for long. */
  static final int PIECE = 1_000;

  private final MessageStore store;
  private final Settings.Retention settings;
  private final Clock clock;

  Retention(MessageStore store, Settings.Retention settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  boolean isOn() {
    return settings.maxAge().isPresent() || settings.maxCount().isPresent();
  }

  /**
   * Removes the oldest of a room.
   *
   * @return whether there may be more to remove
   */
  boolean removeSome(String roomId) {
    Instant before = settings.maxAge().map(age -> clock.instant().minus(age)).orElse(Instant.EPOCH);
    long upTo =
        settings.maxCount().isPresent()
            ? store.head(roomId, 0).seq() - settings.maxCount().getAsInt()
            : 0;
    return store.prune(roomId, before, upTo, PIECE) == PIECE;
  }
}
