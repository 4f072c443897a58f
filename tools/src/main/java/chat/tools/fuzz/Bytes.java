package chat.tools.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils bytes. Everything follows from the random numbers that are given. */
final class Bytes {
  private static final int LONGEST_INSERT = 64;
  private static final byte[] EVIL = {0, (byte) 0xff, (byte) 0x7f, (byte) 0x80, 1};

  private Bytes() {}

  /** Something else of about the same length. */
  static byte[] spoil(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return random(random, 1 + random.nextInt(LONGEST_INSERT));
    }
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(6)) {
      case 0 -> flipped(bytes, at, 1 << random.nextInt(8));
      case 1 -> flipped(bytes, at, random.nextInt(256));
      case 2 -> replaced(bytes, at, EVIL[random.nextInt(EVIL.length)]);
      case 3 -> Arrays.copyOf(bytes, at);
      case 4 -> inserted(bytes, at, random(random, 1 + random.nextInt(LONGEST_INSERT)));
      default -> without(bytes, at, 1 + random.nextInt(bytes.length - at));
    };
  }

  static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The same bytes in pieces. */
  static List<byte[]> split(byte[] bytes, Random random, int most) {
    List<byte[]> pieces = new ArrayList<>();
    int at = 0;
    for (int left = 1 + random.nextInt(most); left > 1 && at < bytes.length; left--) {
      int end = at + 1 + random.nextInt(bytes.length - at);
      pieces.add(Arrays.copyOfRange(bytes, at, end));
      at = end;
    }
    if (at < bytes.length) {
      pieces.add(Arrays.copyOfRange(bytes, at, bytes.length));
    }
    return pieces;
  }

  static byte[] inserted(byte[] bytes, int at, byte[] more) {
    byte[] result = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(bytes, at, result, at + more.length, bytes.length - at);
    System.arraycopy(more, 0, result, at, more.length);
    return result;
  }

  private static byte[] without(byte[] bytes, int at, int count) {
    byte[] result = Arrays.copyOf(bytes, bytes.length - count);
    System.arraycopy(bytes, at + count, result, at, bytes.length - at - count);
    return result;
  }

  private static byte[] flipped(byte[] bytes, int at, int bits) {
    return replaced(bytes, at, (byte) (bytes[at] ^ bits));
  }

  private static byte[] replaced(byte[] bytes, int at, byte value) {
    byte[] result = bytes.clone();
    result[at] = value;
    return result;
  }
}
