package chat.transport;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RemoteAddress;
import akka.http.scaladsl.model.http2.PeerClosedStreamException;
import akka.japi.function.Function;
import akka.stream.Materializer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that comes in on one stream: turns frames into a request and has it handled. */
final class StreamHandler extends ChannelInboundHandlerAdapter {
  private static final Logger log = LoggerFactory.getLogger(StreamHandler.class);

  private final Http2StreamChannel channel;
  private final Function<HttpRequest, CompletionStage<HttpResponse>> handler;
  private final RemoteAddress peer;
  private final Materializer materializer;
  private final TransportCounters counters;
  private final StreamWriter writer;
  private final RequestBody body;
  private boolean begun;

  StreamHandler(
      Http2StreamChannel channel,
      Function<HttpRequest, CompletionStage<HttpResponse>> handler,
      RemoteAddress peer,
      Materializer materializer,
      TransportCounters counters) {
    this.channel = channel;
    this.handler = handler;
    this.peer = peer;
    this.materializer = materializer;
    this.counters = counters;
    writer = new StreamWriter(channel, counters, this::onResponseEnd);
    body = new RequestBody(writer::giveBackWindow);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object frame) {
    try {
      if (frame instanceof Http2HeadersFrame headers) {
        onHeaders(headers);
      } else if (frame instanceof Http2DataFrame data) {
        onData(data);
      }
    } finally {
      ReferenceCountUtil.release(frame);
    }
  }

  private void onHeaders(Http2HeadersFrame frame) {
    // A second block is the request's trailers, which gRPC does not use.
    if (!begun) {
      begun = true;
      counters.count(TransportEvent.STREAM_OPENED);
      begin(frame);
    }
    if (frame.isEndStream()) {
      body.complete();
    }
  }

  private void begin(Http2HeadersFrame frame) {
    HttpRequest request;
    try {
      request = request(frame);
    } catch (RuntimeException malformed) {
      log.debug("{} malformed request: {}", channel, malformed.getMessage());
      counters.count(TransportEvent.REFUSED_PROTOCOL_ERROR);
      writer.reset(Http2Error.PROTOCOL_ERROR);
      return;
    }
    materializer.executionContext().execute(() -> handle(request));
  }

  private HttpRequest request(Http2HeadersFrame frame) {
    HttpRequest head = HttpModel.request(frame.headers(), peer, body);
    return frame.isEndStream()
        ? HttpModel.withoutBody(head, frame.headers())
        : HttpModel.withBody(head, frame.headers(), body);
  }

  private void onData(Http2DataFrame frame) {
    writer.giveBackWindow(frame.initialFlowControlledBytes() - frame.content().readableBytes());
    body.data(frame.content());
    if (frame.isEndStream()) {
      body.complete();
    }
  }

  private void handle(HttpRequest request) {
    try {
      handler.apply(request).whenComplete(this::onHandled);
    } catch (Exception failure) {
      onHandled(null, failure);
    }
  }

  private void onHandled(HttpResponse response, Throwable failure) {
    if (failure != null) {
      writer.fail(failure instanceof CompletionException ? failure.getCause() : failure);
      return;
    }
    try {
      writer.respond(response, materializer);
    } catch (Exception unusable) {
      writer.fail(unusable);
    }
  }

  /**
   * A response may end before its request has. Then the peer must know that the rest is not wanted
   * (RFC 9113, 8.1).
   */
  private void onResponseEnd() {
    if (!body.isEnded()) {
      body.fail(closed(Http2Error.NO_ERROR));
      writer.stopRequest();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    writer.resume();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Http2ResetFrame reset) {
      counters.count(TransportEvent.STREAM_RESET_BY_PEER);
      Http2Error error = Http2Error.valueOf(reset.errorCode());
      body.fail(closed(error == null ? Http2Error.INTERNAL_ERROR : error));
    }
    ReferenceCountUtil.release(event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (begun) {
      counters.count(TransportEvent.STREAM_CLOSED);
    }
    body.fail(closed(Http2Error.CANCEL));
  }

  private PeerClosedStreamException closed(Http2Error error) {
    return new PeerClosedStreamException(channel.stream().id(), error.name(), (int) error.code());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof Http2Exception) {
      // The codec counted it, and resets the stream.
      log.debug("{} {}", channel, cause.getMessage());
    } else {
      log.error("{} a bug in the transport", channel, cause);
      writer.reset(Http2Error.INTERNAL_ERROR);
    }
  }
}
