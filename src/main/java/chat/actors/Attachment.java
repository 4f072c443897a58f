package chat.actors;

import akka.actor.typed.ActorRef;
import java.time.Duration;

/** The stream over which a session's client is reached, or that there is none. */
final class Attachment {
  private static final long NO_STREAM = -1;

  private final long stream;
  private final Outbox<SessionOutput> outbox;
  private final Runnable whenFull;

  /** Whether the hello or an input is not done with yet. */
  private boolean busy = true;

  /** Who waits for that; null if nobody. */
  private ActorRef<Ack> waiting;

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

  /** The stream waits for the hello to be done with. */
  void opened(ActorRef<Ack> replyTo) {
    waiting = replyTo;
    if (!busy) {
      done();
    }
  }

  /** The stream waits for an input to be done with. */
  void received(ActorRef<Ack> replyTo) {
    waiting = replyTo;
    busy = true;
  }

  /** What was at hand is done with. */
  void done() {
    busy = false;
    if (waiting != null) {
      waiting.tell(Ack.INSTANCE);
      waiting = null;
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
