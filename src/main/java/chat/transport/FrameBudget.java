package chat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DecoratingHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Settings;

/**
 * Limits the frames that cost us work and the peer nothing. Netty limits how many answers may wait
 * to be sent, but a peer that reads them may ask for ever.
 */
final class FrameBudget extends DecoratingHttp2ConnectionDecoder {
  private final TransportSettings settings;

  FrameBudget(Http2ConnectionDecoder delegate, TransportSettings settings) {
    super(delegate);
    this.settings = settings;
  }

  @Override
  public void frameListener(Http2FrameListener listener) {
    super.frameListener(new Listener(listener, settings));
  }

  /** The peer spent its budget; the codec answers with GOAWAY and closes. */
  static final class Exceeded extends Http2Exception {
    private static final long serialVersionUID = 1L;

    private final TransportEvent event;

    private Exceeded(TransportEvent event) {
      super(Http2Error.ENHANCE_YOUR_CALM, event.name());
      this.event = event;
    }

    TransportEvent event() {
      return event;
    }
  }

  private static final class Listener extends Http2FrameListenerDecorator {
    private final int maxResets;
    private final int maxControlFrames;
    private long windowStart = System.nanoTime();
    private int resets;
    private int controlFrames;

    Listener(Http2FrameListener listener, TransportSettings settings) {
      super(listener);
      maxResets = settings.maxResetsPerWindow();
      maxControlFrames = settings.maxControlFramesPerWindow();
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext ctx, int streamId, long errorCode)
        throws Http2Exception {
      turnWindow();
      if (++resets > maxResets) {
        throw new Exceeded(TransportEvent.REFUSED_RESET_FLOOD);
      }
      super.onRstStreamRead(ctx, streamId, errorCode);
    }

    @Override
    public void onPingRead(ChannelHandlerContext ctx, long data) throws Http2Exception {
      spendControlFrame();
      super.onPingRead(ctx, data);
    }

    @Override
    public void onPingAckRead(ChannelHandlerContext ctx, long data) throws Http2Exception {
      spendControlFrame();
      super.onPingAckRead(ctx, data);
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings)
        throws Http2Exception {
      spendControlFrame();
      super.onSettingsRead(ctx, settings);
    }

    @Override
    public void onPriorityRead(
        ChannelHandlerContext ctx, int streamId, int dependency, short weight, boolean exclusive)
        throws Http2Exception {
      spendControlFrame();
      super.onPriorityRead(ctx, streamId, dependency, weight, exclusive);
    }

    @Override
    public void onUnknownFrame(
        ChannelHandlerContext ctx, byte type, int streamId, Http2Flags flags, ByteBuf payload)
        throws Http2Exception {
      spendControlFrame();
      super.onUnknownFrame(ctx, type, streamId, flags, payload);
    }

    private void spendControlFrame() throws Http2Exception {
      turnWindow();
      if (++controlFrames > maxControlFrames) {
        throw new Exceeded(TransportEvent.REFUSED_CONTROL_FLOOD);
      }
    }

    private void turnWindow() {
      long now = System.nanoTime();
      if (now - windowStart >= TransportSettings.FLOOD_WINDOW.toNanos()) {
        windowStart = now;
        resets = 0;
        controlFrames = 0;
      }
    }
  }
}
