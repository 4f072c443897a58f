package chat.tools.fuzz;

import chat.tools.raw.FrameType;
import chat.tools.raw.Frames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Spoils a conversation, frame by frame. */
final class FrameMutator {
  private static final int MOST = 6;
  private static final int TYPES = 12;
  private static final int FLAGS_AT = 4;
  private static final int STREAM_AT = 5;

  private final Random random;

  FrameMutator(Random random) {
    this.random = random;
  }

  /** The frames with some of them spoilt, lost, doubled, moved or made up. */
  List<byte[]> spoilt(List<byte[]> frames) {
    List<byte[]> result = new ArrayList<>(frames);
    for (int left = 1 + random.nextInt(MOST); left > 0 && !result.isEmpty(); left--) {
      int at = random.nextInt(result.size());
      byte[] frame = result.get(at);
      switch (random.nextInt(11)) {
        case 0 -> result.set(at, Bytes.spoil(frame, random));
        case 1 -> result.set(at, withLength(frame));
        case 2 -> result.set(at, with(frame, 3, (byte) random.nextInt(TYPES)));
        case 3 -> result.set(at, with(frame, FLAGS_AT, (byte) random.nextInt(256)));
        case 4 -> result.set(at, with(frame, STREAM_AT + 3, (byte) random.nextInt(9)));
        case 5 -> result.set(at, with(frame, STREAM_AT, (byte) random.nextInt(256)));
        case 6 -> Collections.swap(result, at, random.nextInt(result.size()));
        case 7 -> result.add(at, frame);
        case 8 -> result.remove(at);
        case 9 -> result.add(at, madeUp());
        default -> {
          for (int i = random.nextInt(40); i > 0; i--) {
            result.add(at, frame);
          }
        }
      }
    }
    return result;
  }

  private byte[] madeUp() {
    int type = random.nextInt(TYPES);
    int length = random.nextInt(4) == 0 ? random.nextInt(200) : usualLength(type);
    int stream = random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(8);
    return Frames.frame(type, random.nextInt(256), stream, Bytes.random(random, length));
  }

  private static int usualLength(int type) {
    return switch (type) {
      case FrameType.RST_STREAM, FrameType.WINDOW_UPDATE -> 4;
      case FrameType.PRIORITY -> 5;
      case FrameType.SETTINGS -> 6;
      case FrameType.PING, FrameType.GOAWAY -> 8;
      default -> 16;
    };
  }

  private byte[] withLength(byte[] frame) {
    if (frame.length < Frames.HEAD) {
      return frame;
    }
    byte[] result = frame.clone();
    int length =
        random.nextBoolean() ? random.nextInt(Frames.LARGEST_LENGTH + 1) : random.nextInt(64);
    result[0] = (byte) (length >> 16);
    result[1] = (byte) (length >> 8);
    result[2] = (byte) length;
    return result;
  }

  private static byte[] with(byte[] frame, int at, byte value) {
    if (frame.length <= at) {
      return frame;
    }
    byte[] result = frame.clone();
    result[at] = value;
    return result;
  }
}
