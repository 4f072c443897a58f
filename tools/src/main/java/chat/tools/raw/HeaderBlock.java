package chat.tools.raw;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A header block of HPACK (RFC 7541), right or wrong, without Huffman. */
public final class HeaderBlock {
  /** The first place of the dynamic table; the static one has those before. */
  public static final int FIRST_DYNAMIC = 62;

  private static final int LITERAL = 0x00;
  private static final int LITERAL_INDEXED = 0x40;
  private static final int INDEXED = 0x80;
  private static final int TABLE_SIZE = 0x20;

  private final ByteArrayOutputStream block = new ByteArrayOutputStream();

  /** The headers of a call of gRPC. */
  public static HeaderBlock call(String path) {
    return new HeaderBlock().andCall(path);
  }

  /** Adds the headers of a call of gRPC. */
  public HeaderBlock andCall(String path) {
    return add(":method", "POST")
        .add(":scheme", "http")
        .add(":path", path)
        .add(":authority", "localhost")
        .add("te", "trailers")
        .add("content-type", "application/grpc");
  }

  /** A header that the receiver does not remember. */
  public HeaderBlock add(String name, String value) {
    block.write(LITERAL);
    string(name);
    string(value);
    return this;
  }

  /** A header that the receiver puts into its table. */
  public HeaderBlock remember(String name, String value) {
    block.write(LITERAL_INDEXED);
    string(name);
    string(value);
    return this;
  }

  /** A header of the tables. */
  public HeaderBlock indexed(int place) {
    integer(INDEXED, 7, place);
    return this;
  }

  /** Changes the size of the receiver's table. */
  public HeaderBlock tableSize(int bytes) {
    integer(TABLE_SIZE, 5, bytes);
    return this;
  }

  public byte[] bytes() {
    return block.toByteArray();
  }

  private void string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    integer(0, 7, bytes.length);
    block.writeBytes(bytes);
  }

  private void integer(int pattern, int prefixBits, int value) {
    int most = (1 << prefixBits) - 1;
    if (value < most) {
      block.write(pattern | value);
      return;
    }
    block.write(pattern | most);
    int rest = value - most;
    for (; rest >= 128; rest >>>= 7) {
      block.write(rest & 127 | 128);
    }
    block.write(rest);
  }
}
