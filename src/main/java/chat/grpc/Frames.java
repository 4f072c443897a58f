package chat.grpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Messages as they are sent: not compressed, each behind its length. */
final class Frames {
  private static final int PREFIX = 5;

  /** Pieces of about that size are joined no further. */
  static final int MOST_JOINED_BYTES = 16 * 1024;

  private Frames() {}

  /** One message. */
  static byte[] of(MessageLite message) {
    int length = message.getSerializedSize();
    byte[] frame = new byte[PREFIX + length];
    try {
      CodedOutputStream output = CodedOutputStream.newInstance(frame, 1, frame.length - 1);
      output.writeFixed32NoTag(Integer.reverseBytes(length));
      message.writeTo(output);
      output.checkNoSpaceLeft();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a message is longer than it says", impossible);
    }
    return frame;
  }

  /** Many messages in few pieces. */
  static List<byte[]> joined(Stream<? extends MessageLite> messages) {
    List<byte[]> pieces = new ArrayList<>();
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    messages.forEach(
        message -> {
          piece.writeBytes(of(message));
          if (piece.size() >= MOST_JOINED_BYTES) {
            pieces.add(piece.toByteArray());
            piece.reset();
          }
        });
    if (piece.size() > 0) {
      pieces.add(piece.toByteArray());
    }
    return pieces;
  }
}
