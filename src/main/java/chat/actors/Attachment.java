package chat.actors;

import java.time.Duration;

/** The stream over which a session's client is reached, or that there is none. */
final class Attachment {
  private static final long NO_STREAM = -1;

  private final long stream;
  private final Outbox<SessionOutput> outbox;
  private final Runnable whenFull;

  /**
   * A stream whose hello is at hand.
   *
   * @param whenFull run when the client cannot be told more; perhaps several times
   */
  Attachment(long stream, Outbox<SessionOutput> outbox, Runnable whenFull) {
    this.stream = stream;
    this.outbox = outbox;
    this.whenFull = whenFull;
  }

  /** Nobody is there, and what is told is lost. */
  static Attachment none() {
    return new Attachment(NO_STREAM, null, () -> {});
  }

  boolean isThere() {
    return outbox != null;
  }

  long stream() {
    return stream;
  }

  boolean is(long other) {
    return stream == other;
  }

  /** What was at hand, the hello or an input, is done with. */
  void done() {
    if (isThere()) {
      outbox.askForInput();
    }
  }

  void tell(SessionOutput output) {
    if (isThere() && !outbox.offer(output)) {
      whenFull.run();
    }
  }

  void tell(SessionOutput output, Runnable whenTaken) {
    if (isThere() && !outbox.offer(output, whenTaken)) {
      whenFull.run();
    }
  }

  void refuse(RefusalReason reason, String roomId, String clientId) {
    tell(new SessionOutput.Refused(reason, roomId, clientId));
  }

  /** Ends the stream after what was told. */
  void complete() {
    if (isThere()) {
      outbox.complete();
    }
  }

  /** Ends the stream at once. */
  void end(EndReason reason, Duration retryAfter) {
    if (isThere()) {
      outbox.end(reason, retryAfter);
    }
  }
}
