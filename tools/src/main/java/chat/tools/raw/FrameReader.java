package chat.tools.raw;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Cuts bytes that come in pieces into frames. */
final class FrameReader {
  private ByteBuffer waiting = ByteBuffer.allocate(32 * 1024);

  /** Takes the bytes and returns the frames that are complete by now. */
  List<Frame> take(ByteBuffer bytes) {
    append(bytes);
    waiting.flip();
    List<Frame> frames = new ArrayList<>();
    while (waiting.remaining() >= Frames.HEAD) {
      int at = waiting.position();
      int length = waiting.getInt(at) >>> 8;
      if (waiting.remaining() < Frames.HEAD + length) {
        break;
      }
      byte[] payload = new byte[length];
      waiting.get(at + Frames.HEAD, payload);
      frames.add(
          new Frame(
              waiting.get(at + 3) & 0xff,
              waiting.get(at + 4) & 0xff,
              waiting.getInt(at + 5) & Integer.MAX_VALUE,
              ByteBuffer.wrap(payload)));
      waiting.position(at + Frames.HEAD + length);
    }
    waiting.compact();
    return frames;
  }

  private void append(ByteBuffer bytes) {
    if (waiting.remaining() < bytes.remaining()) {
      int needed = waiting.position() + bytes.remaining();
      ByteBuffer larger = ByteBuffer.allocate(Math.max(needed, 2 * waiting.capacity()));
      waiting.flip();
      waiting = larger.put(waiting);
    }
    waiting.put(bytes);
  }
}
