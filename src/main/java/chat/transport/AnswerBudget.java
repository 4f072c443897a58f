package chat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DecoratingHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2LifecycleManager;
import io.netty.handler.codec.http2.Http2Stream;

/**
 * Counts what goes out to one peer: what it earns by it, the resets that it provokes, and the
 * answers to its control frames that it does not read.
 */
final class AnswerBudget extends DecoratingHttp2ConnectionEncoder {
  private static final int MAX_UNREAD = 200;

  /** A peer with little window gets the data in small frames, and may give window back for each. */
  private static final int DATA_FRAME_BYTES = 1024;

  private final FrameBudget budget;
  private final ChannelFutureListener onSent = sent -> this.unread--;
  private Http2LifecycleManager lifecycleManager;
  private int unread;

  AnswerBudget(Http2ConnectionEncoder delegate, FrameBudget budget) {
    super(delegate);
    this.budget = budget;
  }

  @Override
  public void lifecycleManager(Http2LifecycleManager lifecycleManager) {
    this.lifecycleManager = lifecycleManager;
    super.lifecycleManager(lifecycleManager);
  }

  @Override
  public ChannelFuture writeData(
      ChannelHandlerContext ctx,
      int streamId,
      ByteBuf data,
      int padding,
      boolean endStream,
      ChannelPromise promise) {
    answered(streamId, endStream, 1 + data.readableBytes() / DATA_FRAME_BYTES);
    return super.writeData(ctx, streamId, data, padding, endStream, promise);
  }

  @Override
  public ChannelFuture writeHeaders(
      ChannelHandlerContext ctx,
      int streamId,
      Http2Headers headers,
      int padding,
      boolean endStream,
      ChannelPromise promise) {
    answered(streamId, endStream, 1);
    return super.writeHeaders(ctx, streamId, headers, padding, endStream, promise);
  }

  private void answered(int streamId, boolean endStream, int frames) {
    budget.answered(frames);
    if (endStream) {
      Http2Stream stream = connection().stream(streamId);
      if (stream != null && stream.state() == Http2Stream.State.OPEN) {
        budget.endedFirst();
      }
    }
  }

  @Override
  public ChannelFuture writeSettingsAck(ChannelHandlerContext ctx, ChannelPromise promise) {
    return counted(ctx, super.writeSettingsAck(ctx, promise.unvoid()));
  }

  @Override
  public ChannelFuture writePing(
      ChannelHandlerContext ctx, boolean ack, long data, ChannelPromise promise) {
    ChannelFuture written = super.writePing(ctx, ack, data, promise.unvoid());
    return ack ? counted(ctx, written) : written;
  }

  @Override
  public ChannelFuture writeRstStream(
      ChannelHandlerContext ctx, int streamId, long errorCode, ChannelPromise promise) {
    ChannelFuture written =
        counted(ctx, super.writeRstStream(ctx, streamId, errorCode, promise.unvoid()));
    // Without an error it says that a request's rest is not wanted: part of an ordinary answer.
    if (errorCode != Http2Error.NO_ERROR.code()) {
      try {
        budget.provokedReset();
      } catch (FrameBudget.Exceeded exceeded) {
        lifecycleManager.onError(ctx, true, exceeded);
      }
    }
    return written;
  }

  private ChannelFuture counted(ChannelHandlerContext ctx, ChannelFuture written) {
    unread++;
    written.addListener(onSent);
    if (unread > MAX_UNREAD && !budget.isExceeded()) {
      ctx.flush();
      if (unread > MAX_UNREAD) {
        lifecycleManager.onError(
            ctx,
            true,
            budget.exceed(TransportEvent.REFUSED_UNREAD_ANSWERS, Http2Error.ENHANCE_YOUR_CALM));
      }
    }
    return written;
  }
}
