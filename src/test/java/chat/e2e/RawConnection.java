package chat.e2e;

import chat.Await;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A connection whose requests have whatever headers and bytes a test wants, right or wrong. */
final class RawConnection implements AutoCloseable {
  private static final MultiThreadIoEventLoopGroup LOOP =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("raw-client", true), NioIoHandler.newFactory());

  /** How a request was answered; what did not come is empty or null. */
  record Answer(Http2Headers head, byte[] body, Http2Headers trailers, Long reset) {
    String httpStatus() {
      return head == null ? null : String.valueOf(head.status());
    }

    /** From the trailers, or from the head if there is nothing else. */
    String grpcStatus() {
      CharSequence status = trailers == null ? null : trailers.get("grpc-status");
      return status == null && head != null ? text(head.get("grpc-status")) : text(status);
    }

    private static String text(CharSequence value) {
      return value == null ? null : value.toString();
    }
  }

  private final Channel channel;

  RawConnection(InetSocketAddress server) {
    channel =
        new Bootstrap()
            .group(LOOP)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<NioSocketChannel>() {
                  @Override
                  protected void initChannel(NioSocketChannel socket) {
                    socket
                        .pipeline()
                        .addLast(
                            Http2FrameCodecBuilder.forClient().validateHeaders(false).build(),
                            new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
                  }
                })
            .connect(server)
            .syncUninterruptibly()
            .channel();
  }

  /** A gRPC call's headers, for a test to spoil. */
  static Http2Headers call(String path) {
    return new DefaultHttp2Headers(false)
        .method("POST")
        .scheme("http")
        .path(path)
        .authority("localhost")
        .add("te", "trailers")
        .add("content-type", "application/grpc");
  }

  /** A stream that the headers have opened. */
  RawStream open(Http2Headers headers) {
    return new RawStream(channel, headers, false);
  }

  /** How a request without a body is answered. */
  Answer send(Http2Headers headers) {
    return new RawStream(channel, headers, true).answer();
  }

  /** How a request with this body is answered. */
  Answer send(Http2Headers headers, byte[] body) {
    return open(headers).send(body, true).answer();
  }

  boolean isOpen() {
    return channel.isActive();
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
  }

  /** One request and what comes back. */
  static final class RawStream extends ChannelInboundHandlerAdapter {
    private final Http2StreamChannel stream;
    private final BlockingQueue<byte[]> data = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Http2Headers head;
    private Http2Headers trailers;
    private Long reset;

    private RawStream(Channel connection, Http2Headers headers, boolean end) {
      stream =
          new Http2StreamChannelBootstrap(connection)
              .handler(this)
              .open()
              .syncUninterruptibly()
              .getNow();
      stream.writeAndFlush(new DefaultHttp2HeadersFrame(headers, end)).syncUninterruptibly();
    }

    RawStream send(byte[] bytes, boolean end) {
      stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes), end));
      return this;
    }

    /** The next piece of the response's body. */
    byte[] next() {
      return Await.next(data, () -> "no data came");
    }

    /** All of the response, once it is over. */
    Answer answer() {
      return Await.next(answers, () -> "the response has no end");
    }

    boolean isOver() {
      return !answers.isEmpty();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object frame) {
      if (frame instanceof Http2HeadersFrame headers) {
        if (head == null) {
          head = headers.headers();
        } else {
          trailers = headers.headers();
        }
      } else if (frame instanceof Http2DataFrame part) {
        byte[] bytes = ByteBufUtil.getBytes(part.content());
        body.writeBytes(bytes);
        data.add(bytes);
      }
      ReferenceCountUtil.release(frame);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event instanceof Http2ResetFrame frame) {
        reset = frame.errorCode();
      }
      ReferenceCountUtil.release(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      answers.add(new Answer(head, body.toByteArray(), trailers, reset));
    }
  }
}
