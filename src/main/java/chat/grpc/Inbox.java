package chat.grpc;

import akka.actor.Cancellable;
import akka.actor.typed.ActorSystem;
import chat.transport.IncomingBody;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The messages of one request, which are handed on whole and one at a time: the next one when it is
 * asked for. A client that sends faster is held back by its own stream. Safe for any thread.
 *
 * @param <Q> the contract's message
 */
final class Inbox<Q> {

  /** Who gets the messages, one call after the other. */
  interface Listener<Q> {
    /** The message that was asked for. */
    void message(Q message);

    /**
     * There are no more; called once.
     *
     * @param failure why; null if the client said so
     */
    void ended(Throwable failure);
  }

  private static final int PREFIX = 5;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final IncomingBody body;
  private final Parser<Q> parser;
  private final WholeMessages messages;
  private final Duration deadline;
  private final ActorSystem<?> system;

  /** Whole messages that have not been asked for. */
  private ByteBuffer whole = NOTHING;

  /** Runs while a message has begun and is not whole; null if none has. */
  private Cancellable timer;

  private Listener<Q> listener;
  private boolean wanted;
  private boolean handing;
  private boolean over;

  /**
   * The messages of a body that nobody has read from.
   *
   * @param messages cuts them out and keeps the limits
   * @param deadline within this time of its first byte, a message has to be complete
   * @param system tells the time
   */
  Inbox(
      IncomingBody body,
      Parser<Q> parser,
      WholeMessages messages,
      Duration deadline,
      ActorSystem<?> system) {
    this.body = body;
    this.parser = parser;
    this.messages = messages;
    this.deadline = deadline;
    this.system = system;
  }

  /** Begins to read, and hands the first message to this one. */
  void open(Listener<Q> first) {
    synchronized (this) {
      listener = first;
      wanted = true;
    }
    body.open(this::proceed);
  }

  /**
   * Hands everything to this one from now on.
   *
   * @param next null: everything waits until there is somebody
   */
  synchronized void handTo(Listener<Q> next) {
    listener = next;
    proceed();
  }

  /** Asks for one message more. */
  synchronized void more() {
    wanted = true;
    proceed();
  }

  /** Nobody wants the rest. */
  synchronized void close() {
    over = true;
    listener = null;
    stopTimer();
    messages.forget();
    whole = NOTHING;
    body.discard();
  }

  private synchronized void proceed() {
    // A listener may ask for more, or for another listener, while it is called.
    if (handing) {
      return;
    }
    handing = true;
    try {
      while (!over && listener != null && handOne()) {}
    } finally {
      handing = false;
    }
  }

  /** Returns whether there may be more to hand on. */
  private boolean handOne() {
    try {
      // Looked at first: what comes before the end must not be missed.
      boolean ended = body.isEnded();
      if (body.failure() != null) {
        end(body.failure());
      } else if (!whole.hasRemaining() && !fetch()) {
        if (ended) {
          messages.end();
          end(null);
        }
        return false;
      } else if (wanted) {
        wanted = false;
        listener.message(parse());
        return true;
      }
    } catch (CallRefused | InvalidProtocolBufferException wrong) {
      end(wrong);
    }
    return false;
  }

  /** Whether there are whole messages now. */
  private boolean fetch() {
    for (byte[] bytes = body.poll(); bytes != null; bytes = body.poll()) {
      whole = ByteBuffer.wrap(messages.add(bytes));
      keepTime();
      if (whole.hasRemaining()) {
        return true;
      }
    }
    return false;
  }

  private Q parse() throws InvalidProtocolBufferException {
    int length = whole.getInt(whole.position() + 1);
    int start = whole.position() + PREFIX;
    whole.position(start + length);
    return parser.parseFrom(whole.array(), start, length);
  }

  private void end(Throwable failure) {
    Listener<Q> last = listener;
    close();
    last.ended(failure);
  }

  private void keepTime() {
    if (whole.hasRemaining()) {
      stopTimer();
    }
    if (messages.isHolding() && timer == null) {
      timer = system.scheduler().scheduleOnce(deadline, this::onTooSlow, system.executionContext());
    }
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private synchronized void onTooSlow() {
    // It may have been stopped too late.
    if (!over && timer != null && listener != null) {
      end(GrpcErrors.messageTooSlow());
    }
  }
}
