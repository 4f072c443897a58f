package chat.transport;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpEntity.ChunkStreamPart;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RemoteAddress;
import akka.http.scaladsl.model.http2.PeerClosedStreamException;
import akka.japi.function.Function;
import akka.stream.Materializer;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its response: turns frames into the request, and the response into frames. */
final class StreamHandler extends ChannelInboundHandlerAdapter implements ResponseBody.Output {
  private static final Logger log = LoggerFactory.getLogger(StreamHandler.class);

  private final Http2StreamChannel channel;
  private final Function<HttpRequest, CompletionStage<HttpResponse>> handler;
  private final RemoteAddress peer;
  private final Materializer materializer;
  private final TransportCounters counters;
  private final RequestBody requestBody = new RequestBody(this::giveBackWindow);

  // The rest belongs to the event loop.
  private boolean requested;
  private ResponseBody responseBody;
  private Http2Headers responseTrailers;

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
  }

  // The request.

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
    if (!requested) {
      requested = true;
      counters.count(TransportEvent.STREAM_OPENED);
      begin(frame);
    }
    // A second block is the request's trailers, which gRPC does not use.
    if (frame.isEndStream()) {
      requestBody.complete();
    }
  }

  private void begin(Http2HeadersFrame frame) {
    HttpRequest request;
    try {
      request = HttpModel.request(frame.headers(), peer);
      request =
          frame.isEndStream()
              ? HttpModel.withoutBody(request, frame.headers())
              : HttpModel.withBody(request, frame.headers(), Source.fromGraph(requestBody));
    } catch (RuntimeException malformed) {
      log.debug("{} malformed request: {}", channel, malformed.getMessage());
      counters.count(TransportEvent.REFUSED_PROTOCOL_ERROR);
      reset(Http2Error.PROTOCOL_ERROR);
      return;
    }
    HttpRequest complete = request;
    materializer.executionContext().execute(() -> handle(complete));
  }

  private void onData(Http2DataFrame frame) {
    int padding = frame.initialFlowControlledBytes() - frame.content().readableBytes();
    if (padding > 0) {
      giveBackWindow(padding);
    }
    requestBody.data(frame.content());
    if (frame.isEndStream()) {
      requestBody.complete();
    }
  }

  private void giveBackWindow(int bytes) {
    if (bytes > 0) {
      execute(() -> channel.writeAndFlush(new DefaultHttp2WindowUpdateFrame(bytes)));
    }
  }

  // The response, from Akka's dispatcher to the event loop.

  private void handle(HttpRequest request) {
    try {
      handler.apply(request).whenComplete(this::onHandled);
    } catch (Exception failure) {
      onHandled(null, failure);
    }
  }

  private void onHandled(HttpResponse response, Throwable failure) {
    try {
      if (failure != null) {
        throw failure;
      }
      respond(response);
    } catch (Throwable cause) {
      onHandlerFailed(
          cause instanceof CompletionException && cause.getCause() != null
              ? cause.getCause()
              : cause);
    }
  }

  private void respond(HttpResponse response) {
    Http2Headers head = HttpModel.head(response);
    Http2Headers trailers = HttpModel.trailers(response);
    if (response.entity() instanceof HttpEntity.Strict strict) {
      execute(() -> writeAll(head, strict.getData(), trailers));
    } else {
      ResponseBody body = new ResponseBody(this);
      execute(() -> writeHead(head, trailers, body));
      HttpModel.chunks(response.entity()).runWith(body, materializer);
    }
  }

  private void onHandlerFailed(Throwable cause) {
    if (cause instanceof PeerClosedStreamException) {
      log.debug("{} the handler gave up: {}", channel, cause.getMessage());
    } else {
      log.error("{} the handler failed", channel, cause);
    }
    counters.count(TransportEvent.HANDLER_FAILED);
    Http2Headers head = new DefaultHttp2Headers().status("500");
    execute(() -> writeAll(head, ByteString.emptyByteString(), new DefaultHttp2Headers()));
  }

  private void writeAll(Http2Headers head, ByteString data, Http2Headers trailers) {
    if (data.isEmpty() && trailers.isEmpty()) {
      end(channel.write(new DefaultHttp2HeadersFrame(head, true)));
    } else {
      channel.write(new DefaultHttp2HeadersFrame(head));
      writeData(data);
      writeEnd(trailers);
    }
    channel.flush();
  }

  private void writeHead(Http2Headers head, Http2Headers trailers, ResponseBody body) {
    responseBody = body;
    responseTrailers = trailers;
    channel.writeAndFlush(new DefaultHttp2HeadersFrame(head));
  }

  @Override
  public void write(ChunkStreamPart part) {
    if (part.isLastChunk()) {
      writeEnd(responseTrailers.add(HttpModel.trailers(part)));
    } else {
      writeData(part.data());
    }
  }

  private void writeData(ByteString data) {
    channel.write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(data.toArrayUnsafe())));
  }

  private void writeEnd(Http2Headers trailers) {
    end(
        channel.write(
            trailers.isEmpty()
                ? new DefaultHttp2DataFrame(true)
                : new DefaultHttp2HeadersFrame(trailers, true)));
  }

  /**
   * A response may end before its request has. Then the peer must know that the rest is not wanted
   * (RFC 9113, 8.1).
   */
  private void end(ChannelFuture written) {
    written.addListener(
        done -> {
          if (done.isSuccess() && !requestBody.isEnded()) {
            requestBody.fail(closedBecause(Http2Error.NO_ERROR));
            channel.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.NO_ERROR));
          }
        });
  }

  @Override
  public void flush() {
    channel.flush();
  }

  @Override
  public void abort(Throwable cause) {
    log.debug("{} the response failed half-way", channel, cause);
    reset(Http2Error.INTERNAL_ERROR);
  }

  @Override
  public boolean isWritable() {
    return channel.isWritable();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (responseBody != null) {
      responseBody.resume();
    }
  }

  // The end.

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Http2ResetFrame reset) {
      counters.count(TransportEvent.STREAM_RESET_BY_PEER);
      Http2Error error = Http2Error.valueOf(reset.errorCode());
      requestBody.fail(closedBecause(error == null ? Http2Error.INTERNAL_ERROR : error));
    }
    ReferenceCountUtil.release(event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    requestBody.fail(closedBecause(Http2Error.CANCEL));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof Http2Exception) {
      // The codec counted it, and resets the stream.
      log.debug("{} {}", channel, cause.getMessage());
    } else {
      log.error("{} a bug in the transport", channel, cause);
      reset(Http2Error.INTERNAL_ERROR);
    }
  }

  @Override
  public void onClosed(Runnable task) {
    channel.closeFuture().addListener(closed -> task.run());
  }

  private void reset(Http2Error error) {
    if (channel.isActive()) {
      counters.count(TransportEvent.STREAM_RESET_BY_US);
      channel.writeAndFlush(new DefaultHttp2ResetFrame(error));
    }
  }

  private PeerClosedStreamException closedBecause(Http2Error error) {
    return new PeerClosedStreamException(channel.stream().id(), error.name(), (int) error.code());
  }

  @Override
  public void execute(Runnable task) {
    try {
      channel.eventLoop().execute(task);
    } catch (RejectedExecutionException stopped) {
      // The server is down and the peer gone with it: nobody is left to hear of it.
      log.trace("{} too late", channel, stopped);
    }
  }
}
