package chat.tools.raw;

import java.nio.ByteBuffer;

/** A frame that came from the server. */
public record Frame(int type, int flags, int stream, ByteBuffer payload) {
  public boolean is(int wanted) {
    return type == wanted;
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** The error code of a RST_STREAM or GOAWAY; NO_ERROR if the frame is too short to have one. */
  public int errorCode() {
    int at = type == FrameType.GOAWAY ? 4 : 0;
    return payload.limit() >= at + 4 ? payload.getInt(at) : 0;
  }
}
