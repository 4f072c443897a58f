package chat.transport;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.util.function.LongSupplier;

/**
 * Limits the frames of one connection that cost us work and the peer nothing. Netty limits some of
 * them, but not by reason, and a peer that reads our answers may ask for ever.
 *
 * <p>What an ordinary peer sends because of our answers, it may send in proportion to them: it
 * gives window back for what it took, and measures the line while much comes.
 */
final class FrameBudget {
  /** No gRPC message takes less, so only who cuts messages into pieces sends less at a time. */
  private static final int LEAST_DATA_BYTES = 5;

  /** A peer may not save up without end. */
  private static final int MOST_SAVED = 1 << 20;

  private enum Kind {
    RESET(TransportEvent.REFUSED_RESET_FLOOD, 0),
    PROVOKED_RESET(TransportEvent.REFUSED_PROVOKED_RESET_FLOOD, 0),
    PING(TransportEvent.REFUSED_PING_FLOOD, 1),
    SETTINGS(TransportEvent.REFUSED_SETTINGS_FLOOD, 0),
    PRIORITY(TransportEvent.REFUSED_PRIORITY_FLOOD, 0),
    /** For the stream and for the connection, for each frame that we sent. */
    WINDOW_UPDATE(TransportEvent.REFUSED_WINDOW_UPDATE_FLOOD, 2),
    GOAWAY(TransportEvent.REFUSED_GOAWAY_FLOOD, 0),
    UNKNOWN(TransportEvent.REFUSED_UNKNOWN_FRAME_FLOOD, 0),
    EMPTY_DATA(TransportEvent.REFUSED_EMPTY_DATA_FLOOD, 0),
    TINY_DATA(TransportEvent.REFUSED_TINY_DATA_FLOOD, 0);

    private static final Kind[] ALL = values();

    private final TransportEvent event;
    private final int perAnswer;

    Kind(TransportEvent event, int perAnswer) {
      this.event = event;
      this.perAnswer = perAnswer;
    }
  }

  private final TransportSettings settings;
  private final LongSupplier nanoTime;

  /** Below zero is what answers have earned. */
  private final int[] spent = new int[Kind.ALL.length];

  private long windowStart;
  private boolean exceeded;

  FrameBudget(TransportSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    windowStart = nanoTime.getAsLong();
  }

  /** The peer broke a limit; the codec answers with GOAWAY and closes. */
  static final class Exceeded extends Http2Exception {
    private static final long serialVersionUID = 1L;

    private final TransportEvent event;

    Exceeded(TransportEvent event, Http2Error error) {
      super(error, event.name());
      this.event = event;
    }

    TransportEvent event() {
      return event;
    }

    /** As attackers cause it, it is to cost little. */
    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /** Whether a limit was broken: nothing counts any more. */
  boolean isExceeded() {
    return exceeded;
  }

  /**
   * A frame came.
   *
   * @param type a byte of {@link Http2FrameTypes} or any other
   * @param flags as {@link Http2Flags} has them
   * @param length of its payload
   */
  void received(byte type, short flags, int length) throws Exceeded {
    switch (type) {
      case Http2FrameTypes.DATA -> {
        if (length < LEAST_DATA_BYTES && (flags & Http2Flags.END_STREAM) == 0) {
          spend(length == 0 ? Kind.EMPTY_DATA : Kind.TINY_DATA);
        }
      }
      case Http2FrameTypes.HEADERS, Http2FrameTypes.CONTINUATION, Http2FrameTypes.PUSH_PROMISE -> {
        // The reader limits header blocks; a client that pushes is cut off at once.
      }
      case Http2FrameTypes.RST_STREAM -> spend(Kind.RESET);
      case Http2FrameTypes.PING -> spend(Kind.PING);
      case Http2FrameTypes.SETTINGS -> spend(Kind.SETTINGS);
      case Http2FrameTypes.PRIORITY -> spend(Kind.PRIORITY);
      case Http2FrameTypes.WINDOW_UPDATE -> spend(Kind.WINDOW_UPDATE);
      case Http2FrameTypes.GO_AWAY -> spend(Kind.GOAWAY);
      default -> spend(Kind.UNKNOWN);
    }
  }

  /** The peer made us reset a stream. */
  void provokedReset() throws Exceeded {
    spend(Kind.PROVOKED_RESET);
  }

  /** We answered with so many frames. */
  void answered(int frames) {
    for (Kind kind : Kind.ALL) {
      int index = kind.ordinal();
      spent[index] = Math.max(spent[index] - frames * kind.perAnswer, -MOST_SAVED);
    }
  }

  /** We answered before the request was over: clients then give up the rest of it by a reset. */
  void endedFirst() {
    spent[Kind.RESET.ordinal()]--;
  }

  /** Another limit than those of this class was broken. */
  Exceeded exceed(TransportEvent event, Http2Error error) {
    exceeded = true;
    return new Exceeded(event, error);
  }

  private void spend(Kind kind) throws Exceeded {
    turnWindow();
    if (++spent[kind.ordinal()] > limit(kind) && !exceeded) {
      throw exceed(kind.event, Http2Error.ENHANCE_YOUR_CALM);
    }
  }

  private int limit(Kind kind) {
    return switch (kind) {
      case RESET, PROVOKED_RESET -> settings.maxResetsPerWindow();
      default -> settings.maxControlFramesPerWindow();
    };
  }

  private void turnWindow() {
    long now = nanoTime.getAsLong();
    if (now - windowStart >= TransportSettings.FLOOD_WINDOW.toNanos()) {
      windowStart = now;
      for (int index = 0; index < spent.length; index++) {
        spent[index] = Math.min(spent[index], 0);
      }
    }
  }
}
