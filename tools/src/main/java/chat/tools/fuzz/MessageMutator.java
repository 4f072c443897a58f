package chat.tools.fuzz;

import chat.tools.raw.Frames;
import chat.tools.raw.GrpcFraming;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils messages of protobuf, and their prefixes. */
final class MessageMutator {
  private static final int LENGTH_DELIMITED = 2;
  private static final int START_GROUP = 3;
  private static final int DEEP = 5_000;
  private static final int LARGEST_FIELD = (1 << 29) - 1;

  /** A UTF-8 decoder must not take them: a lone continuation, an overlong slash, a surrogate. */
  private static final byte[][] NO_UTF8 = {
    {(byte) 0x80},
    {(byte) 0xc0, (byte) 0xaf},
    {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
    {(byte) 0xff}
  };

  private final Random random;

  MessageMutator(Random random) {
    this.random = random;
  }

  /** The body of a request in which some of the messages are spoilt. */
  byte[] body(List<byte[]> messages) {
    List<byte[]> parts = new ArrayList<>();
    for (byte[] message : messages) {
      byte[] content = random.nextInt(3) > 0 ? message : spoilt(message);
      parts.add(random.nextInt(8) > 0 ? GrpcFraming.message(content) : framed(content));
    }
    byte[] body = Frames.join(parts.toArray(byte[][]::new));
    return random.nextInt(10) > 0 ? body : Bytes.spoil(body, random);
  }

  private byte[] spoilt(byte[] message) {
    return switch (random.nextInt(9)) {
      case 0 -> Bytes.spoil(message, random);
      case 1 -> Bytes.random(random, random.nextInt(300));
      case 2 -> Frames.join(message, unknownField());
      case 3 -> Frames.join(unknownField(), message);
      case 4 -> Frames.join(message, nested(1 + random.nextInt(DEEP)));
      case 5 -> Frames.join(message, groups(1 + random.nextInt(DEEP)));
      case 6 -> Frames.join(message, hugeVarint());
      case 7 -> wrongText(message);
      // Two messages in one are merged by protobuf.
      default -> Frames.join(message, message);
    };
  }

  private byte[] framed(byte[] content) {
    int length =
        switch (random.nextInt(4)) {
          case 0 -> random.nextInt();
          case 1 -> content.length - 1;
          case 2 -> content.length + 1 + random.nextInt(100);
          default -> content.length;
        };
    return GrpcFraming.prefixed(random.nextInt(256), length, content);
  }

  private byte[] unknownField() {
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    int number = random.nextBoolean() ? 1 + random.nextInt(40) : 1 + random.nextInt(LARGEST_FIELD);
    varint(field, (long) number << 3 | random.nextInt(8));
    field.writeBytes(Bytes.random(random, random.nextInt(20)));
    return field.toByteArray();
  }

  /** A message in a message in a message, each in field 1. */
  private byte[] nested(int depth) {
    byte[] inner = new byte[0];
    for (int i = 0; i < Math.min(depth, 400); i++) {
      ByteArrayOutputStream outer = new ByteArrayOutputStream();
      varint(outer, 1 + random.nextInt(3) << 3 | LENGTH_DELIMITED);
      varint(outer, inner.length);
      outer.writeBytes(inner);
      inner = outer.toByteArray();
    }
    return inner;
  }

  /** Groups in groups, which cost a byte each. */
  private byte[] groups(int depth) {
    byte[] bytes = new byte[depth];
    Arrays.fill(bytes, (byte) (7 << 3 | START_GROUP));
    return bytes;
  }

  private byte[] hugeVarint() {
    byte[] bytes = new byte[2 + random.nextInt(12)];
    Arrays.fill(bytes, (byte) 0xff);
    bytes[0] = (byte) (1 + random.nextInt(10) << 3);
    return bytes;
  }

  /** Somewhere in it something that is no UTF-8, of the same length where it can be. */
  private byte[] wrongText(byte[] message) {
    byte[] wrong = NO_UTF8[random.nextInt(NO_UTF8.length)];
    if (message.length <= wrong.length) {
      return wrong;
    }
    byte[] result = message.clone();
    System.arraycopy(wrong, 0, result, random.nextInt(message.length - wrong.length), wrong.length);
    return result;
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    for (; (rest & ~127L) != 0; rest >>>= 7) {
      out.write((int) (rest & 127 | 128));
    }
    out.write((int) rest);
  }
}
