package chat.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Netty's HTTP/2 codec with a chat's limits. Every breach passes {@link #onError} and is counted
 * there.
 */
final class ServerCodec extends Http2FrameCodec {
  private static final Logger log = LoggerFactory.getLogger(ServerCodec.class);

  private final TransportCounters counters;

  private ServerCodec(
      Http2ConnectionEncoder encoder,
      Http2ConnectionDecoder decoder,
      Http2Settings settings,
      TransportCounters counters) {
    super(encoder, decoder, settings, false, true);
    this.counters = counters;
  }

  static ServerCodec create(TransportSettings settings, TransportCounters counters) {
    return (ServerCodec) new Builder(settings, counters).build();
  }

  @Override
  public void onError(ChannelHandlerContext ctx, boolean outbound, Throwable cause) {
    Http2Exception breach = Http2CodecUtil.getEmbeddedHttp2Exception(cause);
    if (breach != null) {
      TransportEvent event = eventOf(breach, outbound);
      counters.count(event);
      log.debug("{} {}: {}", ctx.channel(), event, breach.getMessage());
    }
    super.onError(ctx, outbound, cause);
  }

  private static TransportEvent eventOf(Http2Exception breach, boolean outbound) {
    if (breach instanceof FrameBudget.Exceeded exceeded) {
      return exceeded.event();
    }
    if (breach instanceof Http2Exception.HeaderListSizeException) {
      return TransportEvent.REFUSED_HEADERS_TOO_LARGE;
    }
    return switch (breach.error()) {
      case REFUSED_STREAM -> TransportEvent.REFUSED_STREAM;
      case FRAME_SIZE_ERROR -> TransportEvent.REFUSED_FRAME_TOO_LARGE;
      case ENHANCE_YOUR_CALM ->
          outbound ? TransportEvent.REFUSED_ANSWER_FLOOD : TransportEvent.REFUSED_FRAGMENT_FLOOD;
      default -> TransportEvent.REFUSED_PROTOCOL_ERROR;
    };
  }

  private static final class Builder extends Http2FrameCodecBuilder {
    private static final int MAX_UNSENT_CONTROL_FRAMES = 1_000;
    private static final int MAX_CONSECUTIVE_EMPTY_DATA_FRAMES = 10;
    private static final int MAX_SMALL_CONTINUATION_FRAMES = 4;

    private static final Set<String> FEW_VALUED_HEADERS =
        Set.of(":status", "content-type", "grpc-encoding", "grpc-accept-encoding", "grpc-status");

    private final TransportSettings settings;
    private final TransportCounters counters;

    Builder(TransportSettings settings, TransportCounters counters) {
      this.settings = settings;
      this.counters = counters;
      initialSettings(
          Http2Settings.defaultSettings()
              .maxConcurrentStreams(settings.maxConcurrentStreams())
              .initialWindowSize(settings.streamWindowBytes())
              .maxFrameSize(TransportSettings.MAX_FRAME_BYTES)
              .maxHeaderListSize(settings.maxHeaderListBytes()));
      // A peer may ask for an endless table; texts that vary would fill it.
      headerSensitivityDetector((name, value) -> !FEW_VALUED_HEADERS.contains(name.toString()));
      // Closing means GOAWAY, then close at once; only draining waits.
      gracefulShutdownTimeoutMillis(0);
      // Resets that come in are FrameBudget's, which knows the reason.
      decoderEnforceMaxRstFramesPerWindow(0, 0);
      encoderEnforceMaxRstFramesPerWindow(
          settings.maxResetsPerWindow(), (int) TransportSettings.FLOOD_WINDOW.toSeconds());
      encoderEnforceMaxQueuedControlFrames(MAX_UNSENT_CONTROL_FRAMES);
      decoderEnforceMaxConsecutiveEmptyDataFrames(MAX_CONSECUTIVE_EMPTY_DATA_FRAMES);
      decoderEnforceMaxSmallContinuationFrames(MAX_SMALL_CONTINUATION_FRAMES);
    }

    @Override
    protected Http2FrameCodec build(
        Http2ConnectionDecoder decoder,
        Http2ConnectionEncoder encoder,
        Http2Settings initialSettings) {
      return new ServerCodec(
          encoder, new FrameBudget(decoder, settings), initialSettings, counters);
    }
  }
}
