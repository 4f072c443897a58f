package chat.transport;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpEntity.ChunkStreamPart;
import akka.http.javadsl.model.HttpResponse;
import akka.http.scaladsl.model.http2.PeerClosedStreamException;
import akka.stream.Materializer;
import akka.util.ByteString;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that goes out on one stream. What says so may be called from any thread, the rest belongs to
 * the event loop.
 */
final class StreamWriter {
  private static final Logger log = LoggerFactory.getLogger(StreamWriter.class);

  private final Http2StreamChannel channel;
  private final TransportCounters counters;
  private final Runnable onEnd;

  private boolean begun;
  private ResponseBody body;
  private Http2Headers trailers;
  private ByteBuf gathered;

  /**
   * @param onEnd runs on the event loop after the response's last frame was written
   */
  StreamWriter(Http2StreamChannel channel, TransportCounters counters, Runnable onEnd) {
    this.channel = channel;
    this.counters = counters;
    this.onEnd = onEnd;
  }

  /** Sends this response; its source runs there. From any thread. */
  void respond(HttpResponse response, Materializer materializer) {
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

  /** Tells the peer that there is no response, or not all of it. From any thread. */
  void fail(Throwable cause) {
    if (cause instanceof PeerClosedStreamException) {
      log.debug("{} gave up: {}", channel, cause.getMessage());
    } else {
      counters.count(TransportEvent.HANDLER_FAILED);
      log.error("{} the request's handler failed", channel, cause);
    }
    execute(this::writeFailure);
  }

  /** Lets the peer send this many bytes more. From any thread. */
  void giveBackWindow(int bytes) {
    if (bytes > 0) {
      execute(() -> channel.writeAndFlush(new DefaultHttp2WindowUpdateFrame(bytes)));
    }
  }

  /** Runs this later on the event loop. From any thread. */
  void execute(Runnable task) {
    try {
      channel.eventLoop().execute(() -> runSafely(task));
    } catch (RejectedExecutionException stopped) {
      // The server is down and the peer gone with it: nobody is left to hear of it.
      log.trace("{} too late", channel, stopped);
    }
  }

  private void runSafely(Runnable task) {
    try {
      task.run();
    } catch (Exception unexpected) {
      log.error("{} could not write the response", channel, unexpected);
      reset(Http2Error.INTERNAL_ERROR);
    }
  }

  private void writeFailure() {
    if (begun) {
      reset(Http2Error.INTERNAL_ERROR);
    } else {
      writeAll(
          new DefaultHttp2Headers().status("500"),
          ByteString.emptyByteString(),
          new DefaultHttp2Headers());
    }
  }

  private void writeAll(Http2Headers head, ByteString data, Http2Headers trailers) {
    begun = true;
    if (data.isEmpty() && trailers.isEmpty()) {
      end(channel.write(new DefaultHttp2HeadersFrame(head, true)));
    } else {
      channel.write(new DefaultHttp2HeadersFrame(head));
      gather(data);
      writeGathered();
      writeEnd(trailers);
    }
    channel.flush();
  }

  private void writeHead(Http2Headers head, Http2Headers trailers, ResponseBody body) {
    begun = true;
    this.body = body;
    this.trailers = trailers;
    channel.writeAndFlush(new DefaultHttp2HeadersFrame(head));
  }

  /** Writes this no later than the next {@link #flush}: many small parts become one frame. */
  void write(ChunkStreamPart part) {
    if (part.isLastChunk()) {
      writeGathered();
      writeEnd(trailers.add(HttpModel.trailers(part)));
    } else {
      gather(part.data());
    }
  }

  private void gather(ByteString data) {
    if (data.isEmpty()) {
      return;
    }
    if (gathered == null) {
      gathered = channel.alloc().buffer(data.size());
    }
    gathered.writeBytes(data.toArrayUnsafe());
  }

  private void writeGathered() {
    if (gathered != null) {
      channel.write(new DefaultHttp2DataFrame(gathered));
      gathered = null;
    }
  }

  private void writeEnd(Http2Headers trailers) {
    end(
        channel.write(
            trailers.isEmpty()
                ? new DefaultHttp2DataFrame(true)
                : new DefaultHttp2HeadersFrame(trailers, true)));
  }

  private void end(ChannelFuture written) {
    written.addListener(
        done -> {
          if (done.isSuccess()) {
            onEnd.run();
          }
        });
  }

  void flush() {
    writeGathered();
    channel.flush();
  }

  /** Gives the stream up. No effect if it is closed. */
  void reset(Http2Error error) {
    if (channel.isActive()) {
      counters.count(TransportEvent.STREAM_RESET_BY_US);
      channel.writeAndFlush(new DefaultHttp2ResetFrame(error));
    }
  }

  /** The response is complete: asks the peer not to send the rest of its request. */
  void stopRequest() {
    channel.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.NO_ERROR));
  }

  /** Whether the peer takes what was written. From any thread. */
  boolean isWritable() {
    return channel.isWritable();
  }

  /** There may be room for more of the response. */
  void resume() {
    if (body != null) {
      body.resume();
    }
  }

  /**
   * Runs this on the event loop once the stream is closed, soon if it is already. From any thread.
   */
  void onClosed(Runnable task) {
    channel.closeFuture().addListener(closed -> task.run());
  }
}
