package chat.transport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.Await;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * A client that sends whatever frames a test wants, right or wrong, and reads frames as they come.
 */
final class RawPeer implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int PRIORITY = 2;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;

  static final int END_STREAM = 0x1;
  static final int ACK = 0x1;
  static final int END_HEADERS = 0x4;
  static final int PADDED = 0x8;

  private final Socket socket;
  private final OutputStream out;
  private final DataInputStream in;

  /** A frame that came from the server. */
  record Frame(int type, int flags, int stream, ByteBuffer payload) {
    boolean is(int type) {
      return this.type == type;
    }

    boolean endsStream() {
      return (flags & END_STREAM) != 0;
    }

    /** The error of a RST_STREAM or GOAWAY. */
    int errorCode() {
      return payload.getInt(type == GOAWAY ? 4 : 0);
    }
  }

  RawPeer(InetSocketAddress server) throws IOException {
    this(new Socket(server.getAddress(), server.getPort()));
  }

  /** A peer with this address, which must be one of the loopback interface. */
  RawPeer(InetSocketAddress server, String address) throws IOException {
    this(new Socket(server.getAddress(), server.getPort(), InetAddress.getByName(address), 0));
  }

  /** Speaks over a connection that is there. */
  RawPeer(Socket connected) throws IOException {
    socket = connected;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) Await.DEADLINE.toMillis());
    out = socket.getOutputStream();
    in = new DataInputStream(socket.getInputStream());
  }

  /** Sends the preface and empty SETTINGS. */
  RawPeer greet() throws IOException {
    sendRaw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    return send(SETTINGS, 0, 0);
  }

  void sendRaw(String text) throws IOException {
    sendRaw(text.getBytes(StandardCharsets.US_ASCII));
  }

  void sendRaw(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  RawPeer send(int type, int flags, int stream, byte... payload) throws IOException {
    return sendWithLength(payload.length, type, flags, stream, payload);
  }

  RawPeer sendWithLength(int length, int type, int flags, int stream, byte... payload)
      throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.putInt(length << 8 | type).put((byte) flags).putInt(stream).put(payload);
    out.write(frame.array());
    return this;
  }

  /** A frame's bytes, to send many at once. */
  static byte[] frame(int type, int flags, int stream, byte... payload) {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.putInt(payload.length << 8 | type).put((byte) flags).putInt(stream).put(payload);
    return frame.array();
  }

  /** A gRPC-like POST without END_STREAM. */
  RawPeer request(int stream) throws IOException {
    return send(HEADERS, END_HEADERS, stream, post());
  }

  RawPeer window(int stream, int bytes) throws IOException {
    return send(WINDOW_UPDATE, 0, stream, int32(bytes));
  }

  RawPeer reset(int stream, int errorCode) throws IOException {
    return send(RST_STREAM, 0, stream, int32(errorCode));
  }

  static byte[] post() {
    return headers(":method", "POST", ":scheme", "http", ":path", "/test", ":authority", "test");
  }

  /** A header block of literals, without HPACK's tables or Huffman. */
  static byte[] headers(String... namesAndValues) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      block.write(0);
      literal(block, namesAndValues[i]);
      literal(block, namesAndValues[i + 1]);
    }
    return block.toByteArray();
  }

  private static void literal(ByteArrayOutputStream block, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length < 127) {
      block.write(bytes.length);
    } else {
      block.write(127);
      int rest = bytes.length - 127;
      for (; rest >= 128; rest >>= 7) {
        block.write(rest & 127 | 128);
      }
      block.write(rest);
    }
    block.writeBytes(bytes);
  }

  /** Blocks one after the other. */
  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] int32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  Frame read() throws IOException {
    int lengthAndType = in.readInt();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    byte[] payload = new byte[lengthAndType >>> 8];
    in.readFully(payload);
    return new Frame(lengthAndType & 255, flags, stream, ByteBuffer.wrap(payload));
  }

  /** Reads what need not be frames. */
  byte[] readBytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }

  /** Reads on until such a frame comes; fails if the connection ends before. */
  Frame await(Predicate<Frame> wanted) throws IOException {
    Frame frame = read();
    while (!wanted.test(frame)) {
      frame = read();
    }
    return frame;
  }

  Frame await(int type) throws IOException {
    return await(frame -> frame.is(type));
  }

  /** Reads and throws away until the server has closed the connection. */
  void awaitClose() throws IOException {
    try {
      await(frame -> false);
    } catch (EOFException closed) {
      // As it should.
    } catch (SocketException reset) {
      // So it is if the server closes while our frames still come in.
    }
  }

  /** Waits until the server has reset the connection. */
  void awaitReset() {
    assertThatThrownBy(() -> await(frame -> false)).isInstanceOf(SocketException.class);
  }

  /** Ends the TCP connection by a reset, as a crashed machine's successor would. */
  void crash() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
