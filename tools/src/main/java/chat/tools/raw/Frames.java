package chat.tools.raw;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes HTTP/2 frames, right or wrong, as bytes. */
public final class Frames {
  /** Type, flags, stream and length of a frame. */
  public static final int HEAD = 9;

  public static final int LARGEST_LENGTH = 0xffffff;

  public static final int INITIAL_WINDOW_SIZE = 4;

  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private Frames() {}

  public static byte[] frame(int type, int flags, int stream, byte... payload) {
    return frameOfLength(payload.length, type, flags, stream, payload);
  }

  /** A frame whose head tells another length than the payload has. */
  public static byte[] frameOfLength(int length, int type, int flags, int stream, byte... payload) {
    return ByteBuffer.allocate(HEAD + payload.length)
        .putInt(length << 8 | type & 0xff)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  /** What a client begins with: the preface and empty SETTINGS. */
  public static byte[] greeting() {
    return join(PREFACE, settings());
  }

  /** The preface and these SETTINGS. */
  public static byte[] greeting(int... settings) {
    return join(PREFACE, settings(settings));
  }

  public static byte[] preface() {
    return PREFACE.clone();
  }

  /** Identifiers and values in turn. */
  public static byte[] settings(int... idsAndValues) {
    ByteBuffer payload = ByteBuffer.allocate(idsAndValues.length / 2 * 6);
    for (int i = 0; i < idsAndValues.length; i += 2) {
      payload.putShort((short) idsAndValues[i]).putInt(idsAndValues[i + 1]);
    }
    return frame(FrameType.SETTINGS, 0, 0, payload.array());
  }

  public static byte[] ping(long data) {
    return frame(FrameType.PING, 0, 0, ByteBuffer.allocate(8).putLong(data).array());
  }

  public static byte[] windowUpdate(int stream, int increment) {
    return frame(FrameType.WINDOW_UPDATE, 0, stream, int32(increment));
  }

  public static byte[] reset(int stream, ErrorCode code) {
    return frame(FrameType.RST_STREAM, 0, stream, int32(code.ordinal()));
  }

  public static byte[] priority(int stream, int dependency) {
    byte[] payload = ByteBuffer.allocate(5).putInt(dependency).put((byte) 15).array();
    return frame(FrameType.PRIORITY, 0, stream, payload);
  }

  public static byte[] headers(int stream, HeaderBlock block) {
    return frame(FrameType.HEADERS, FrameType.END_HEADERS, stream, block.bytes());
  }

  /** A request without a body. */
  public static byte[] lastHeaders(int stream, HeaderBlock block) {
    int flags = FrameType.END_HEADERS | FrameType.END_STREAM;
    return frame(FrameType.HEADERS, flags, stream, block.bytes());
  }

  public static byte[] data(int stream, byte... payload) {
    return frame(FrameType.DATA, 0, stream, payload);
  }

  public static byte[] lastData(int stream, byte... payload) {
    return frame(FrameType.DATA, FrameType.END_STREAM, stream, payload);
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] int32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }
}
