package chat.tools.baseline;

import com.google.protobuf.MessageLite;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A response in its serialised form, for as many streams as are to have it. */
record Shared(byte[] bytes) {
  /** gRPC copies the bytes into its frame, and does nothing else with them. */
  static final MethodDescriptor.Marshaller<Shared> MARSHALLER =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(Shared response) {
          return new Bytes(response.bytes);
        }

        @Override
        public Shared parse(InputStream stream) {
          throw new UnsupportedOperationException("a server parses no responses");
        }
      };

  static Shared of(MessageLite response) {
    return new Shared(response.toByteArray());
  }

  private static final class Bytes extends ByteArrayInputStream implements KnownLength, Drainable {
    Bytes(byte[] bytes) {
      super(bytes);
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
      int length = count - pos;
      target.write(buf, pos, length);
      pos = count;
      return length;
    }
  }
}
