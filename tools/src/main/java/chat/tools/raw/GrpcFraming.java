package chat.tools.raw;

import java.nio.ByteBuffer;

/** gRPC's messages on the wire. */
public final class GrpcFraming {
  /** The flag and the length before a message. */
  public static final int PREFIX = 5;

  private GrpcFraming() {}

  public static byte[] message(byte... message) {
    return prefixed(0, message.length, message);
  }

  /** With a prefix that need not be true. */
  public static byte[] prefixed(int flag, int length, byte... message) {
    return ByteBuffer.allocate(PREFIX + message.length)
        .put((byte) flag)
        .putInt(length)
        .put(message)
        .array();
  }
}
