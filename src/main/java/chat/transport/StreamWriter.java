package chat.transport;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpResponse;
import akka.http.scaladsl.model.http2.PeerClosedStreamException;
import akka.stream.Materializer;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that goes out on one stream. What says so may be called from any thread, the rest belongs to
 * the event loop.
 */
final class StreamWriter {
  private static final Logger log = LoggerFactory.getLogger(StreamWriter.class);

  /** As much of a body becomes one frame, if it waits. */
  private static final int MAX_GATHERED_BYTES = TransportSettings.MAX_FRAME_BYTES;

  private final Http2StreamChannel channel;
  private final TransportCounters counters;
  private final Runnable onEnd;
  private final AtomicBoolean woken = new AtomicBoolean();

  private boolean begun;
  private OutgoingBody body;
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

  /** Sends this response; if its body is a stream, it runs there. From any thread. */
  void respond(HttpResponse response, Materializer materializer) {
    Http2Headers head = HttpModel.head(response);
    Http2Headers trailers = HttpModel.trailers(response);
    OutgoingBody direct = response.getAttribute(OutgoingBody.ATTRIBUTE).orElse(null);
    if (direct != null) {
      execute(() -> begin(head, trailers, direct));
    } else if (response.entity() instanceof HttpEntity.Strict strict) {
      byte[] data = strict.getData().toArrayUnsafe();
      execute(() -> writeAll(head, data, trailers));
    } else {
      ResponseBody stream = new ResponseBody(this::fail);
      execute(() -> begin(head, trailers, stream));
      HttpModel.chunks(response.entity()).runWith(stream, materializer);
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
  private void execute(Runnable task) {
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
      writeAll(new DefaultHttp2Headers().status("500"), new byte[0], new DefaultHttp2Headers());
    }
  }

  private void writeAll(Http2Headers head, byte[] data, Http2Headers trailers) {
    begun = true;
    if (data.length == 0 && trailers.isEmpty()) {
      end(channel.write(new DefaultHttp2HeadersFrame(head, true)));
    } else {
      channel.write(new DefaultHttp2HeadersFrame(head));
      gather(data);
      writeGathered();
      writeEnd(trailers);
    }
    channel.flush();
  }

  private void begin(Http2Headers head, Http2Headers firstTrailers, OutgoingBody itsBody) {
    begun = true;
    body = itsBody;
    trailers = firstTrailers;
    channel.write(new DefaultHttp2HeadersFrame(head));
    channel.closeFuture().addListener(closed -> itsBody.abandon());
    body.open(this::wake);
    writeWhatWaits();
  }

  /** From any thread; one turn serves all who call before it comes. */
  private void wake() {
    if (woken.compareAndSet(false, true)) {
      TurnEnd.run(channel.eventLoop(), () -> runSafely(this::writeWhatWaits));
    }
  }

  /** There may be room for more of the response. Not at once, as a write may be what tells it. */
  void resume() {
    if (body != null && channel.isWritable()) {
      wake();
    }
  }

  /** Small parts that wait become one frame, and one flush serves them all. */
  private void writeWhatWaits() {
    // Before the body is asked: what comes later wakes again.
    woken.set(false);
    while (body != null && channel.isWritable()) {
      byte[] part = body.poll();
      if (part != null) {
        gather(part);
      } else if (body.isOver()) {
        writeGathered();
        writeEnd(trailers.add(HttpModel.trailers(body.trailers())));
        body = null;
      } else {
        break;
      }
    }
    writeGathered();
    channel.flush();
  }

  private void gather(byte[] part) {
    if (part.length == 0) {
      return;
    }
    if (gathered == null) {
      gathered = channel.alloc().buffer(part.length);
    }
    gathered.writeBytes(part);
    if (gathered.readableBytes() >= MAX_GATHERED_BYTES) {
      writeGathered();
    }
  }

  private void writeGathered() {
    if (gathered != null) {
      ByteBuf frame = gathered;
      gathered = null;
      channel.write(new DefaultHttp2DataFrame(frame));
    }
  }

  private void writeEnd(Http2Headers last) {
    end(
        channel.write(
            last.isEmpty()
                ? new DefaultHttp2DataFrame(true)
                : new DefaultHttp2HeadersFrame(last, true)));
  }

  private void end(ChannelFuture written) {
    written.addListener(
        done -> {
          if (done.isSuccess()) {
            onEnd.run();
          }
        });
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
}
