package chat.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
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

  private static final int MAX_SMALL_CONTINUATION_FRAMES = 4;

  private static final Set<String> FEW_VALUED_HEADERS =
      Set.of(":status", "content-type", "grpc-encoding", "grpc-accept-encoding", "grpc-status");

  private final MeteredReader reader;
  private final FrameBudget budget;
  private final TransportCounters counters;
  private boolean broken;

  private ServerCodec(
      Http2ConnectionEncoder encoder,
      Http2ConnectionDecoder decoder,
      Http2Settings settings,
      MeteredReader reader,
      FrameBudget budget,
      TransportCounters counters) {
    super(encoder, decoder, settings, false, true);
    this.reader = reader;
    this.budget = budget;
    this.counters = counters;
    // Closing means GOAWAY, then close at once; only draining waits.
    gracefulShutdownTimeoutMillis(0);
  }

  static ServerCodec create(TransportSettings settings, TransportCounters counters) {
    FrameBudget budget = new FrameBudget(settings, System::nanoTime);
    Http2Connection connection = new DefaultHttp2Connection(true, 0);
    connection.remote().maxActiveStreams(settings.maxConcurrentStreams());
    // Texts that vary are not to fill the table of what is sent.
    Http2ConnectionEncoder encoder =
        new AnswerBudget(
            new DefaultHttp2ConnectionEncoder(
                connection,
                new WholeFrameWriter(
                    (name, value) -> !FEW_VALUED_HEADERS.contains(name.toString()))),
            budget);
    MeteredReader reader =
        new MeteredReader(
            new DefaultHttp2FrameReader(
                new HeaderBlockDecoder(settings.maxHeaderListBytes(), budget),
                MAX_SMALL_CONTINUATION_FRAMES),
            budget,
            settings.maxHeaderListBytes());
    Http2ConnectionDecoder decoder = new DefaultHttp2ConnectionDecoder(connection, encoder, reader);
    return new ServerCodec(encoder, decoder, announced(settings), reader, budget, counters);
  }

  private static Http2Settings announced(TransportSettings settings) {
    return Http2Settings.defaultSettings()
        .maxConcurrentStreams(settings.maxConcurrentStreams())
        .initialWindowSize(settings.streamWindowBytes())
        .maxFrameSize(TransportSettings.MAX_FRAME_BYTES)
        .maxHeaderListSize(settings.maxHeaderListBytes());
  }

  /** The header block that has begun and is not complete, as a number of its own; or 0. */
  int openHeaderBlock() {
    return reader.openBlock();
  }

  /** Whether the peer broke a rule that the whole connection ends by. */
  boolean isBroken() {
    return broken;
  }

  /** Ends the connection for a reason that only others see. */
  void refuse(TransportEvent event, ChannelHandlerContext anyOfThePipeline) {
    ChannelHandlerContext ctx = anyOfThePipeline.pipeline().context(this);
    onError(ctx, false, budget.exceed(event, Http2Error.ENHANCE_YOUR_CALM));
  }

  @Override
  public void onError(ChannelHandlerContext ctx, boolean outbound, Throwable cause) {
    Http2Exception breach = Http2CodecUtil.getEmbeddedHttp2Exception(cause);
    if (breach != null) {
      TransportEvent event = eventOf(breach);
      counters.count(event);
      log.debug("{} {}: {}", ctx.channel(), event, breach.getMessage());
    }
    super.onError(ctx, outbound, cause);
  }

  @Override
  protected void onConnectionError(
      ChannelHandlerContext ctx, boolean outbound, Throwable cause, Http2Exception breach) {
    broken = true;
    super.onConnectionError(ctx, outbound, cause, breach);
  }

  private static TransportEvent eventOf(Http2Exception breach) {
    if (breach instanceof FrameBudget.Exceeded exceeded) {
      return exceeded.event();
    }
    if (breach instanceof Http2Exception.HeaderListSizeException) {
      return TransportEvent.REFUSED_HEADERS_TOO_LARGE;
    }
    return switch (breach.error()) {
      case REFUSED_STREAM -> TransportEvent.REFUSED_STREAM;
      case ENHANCE_YOUR_CALM -> TransportEvent.REFUSED_CONTINUATION_FLOOD;
      default -> TransportEvent.REFUSED_PROTOCOL_ERROR;
    };
  }
}
