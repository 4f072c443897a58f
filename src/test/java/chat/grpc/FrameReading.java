package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.nio.ByteBuffer;

/** Messages behind their prefixes, as gRPC sends them. */
final class FrameReading {
  private FrameReading() {}

  /** The message of one frame, whose prefix has to be right. */
  static <T> T parsed(byte[] frame, Parser<T> parser) {
    ByteBuffer prefix = ByteBuffer.wrap(frame);
    assertThat(prefix.get()).isZero();
    assertThat(prefix.getInt()).isEqualTo(frame.length - 5);
    try {
      return parser.parseFrom(frame, 5, frame.length - 5);
    } catch (InvalidProtocolBufferException wrong) {
      throw new AssertionError(wrong);
    }
  }

  /** These messages one after the other. */
  static byte[] of(MessageLite... messages) {
    ByteBuffer all = ByteBuffer.allocate(10_000);
    for (MessageLite message : messages) {
      all.put((byte) 0).putInt(message.getSerializedSize()).put(message.toByteArray());
    }
    byte[] bytes = new byte[all.position()];
    all.flip().get(bytes);
    return bytes;
  }
}
