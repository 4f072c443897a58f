package chat.tools.raw;

import io.grpc.netty.shaded.io.netty.buffer.Unpooled;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Exception;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the header blocks of one connection, each in its turn, as they build on each other. */
public final class HeaderReader {
  private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);

  /**
   * The headers of a HEADERS frame of the server, which has them all.
   *
   * @throws IllegalArgumentException if they are not HPACK
   */
  public Map<String, String> read(Frame headers) {
    Map<String, String> result = new LinkedHashMap<>();
    try {
      decoder
          .decodeHeaders(headers.stream(), Unpooled.wrappedBuffer(headers.payload()))
          .forEach(entry -> result.put(entry.getKey().toString(), entry.getValue().toString()));
    } catch (Http2Exception broken) {
      throw new IllegalArgumentException("headers that cannot be read: " + broken.getMessage());
    }
    return result;
  }
}
