package chat.tools.fuzz;

import chat.tools.raw.FrameType;
import chat.tools.raw.Frames;
import chat.tools.raw.HeaderBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils header blocks. */
final class HeaderMutator {
  private static final int ENDLESS_INTEGER = 12;

  private final Random random;

  HeaderMutator(Random random) {
    this.random = random;
  }

  /** The frames of a header block like that of this call, which may be spoilt in any way. */
  byte[] headers(int stream, String path) {
    byte[] block = block(path);
    int spoils = random.nextInt(4);
    for (int i = 0; i < spoils; i++) {
      block = Bytes.spoil(block, random);
    }
    return inFrames(stream, block);
  }

  private byte[] block(String path) {
    HeaderBlock block = new HeaderBlock();
    switch (random.nextInt(8)) {
      case 0 -> block.tableSize(random.nextInt() & Integer.MAX_VALUE);
      case 1 -> block.indexed(random.nextInt(200));
      case 2 -> block.add(name(), value());
      case 3 -> block.remember(name(), value()).indexed(HeaderBlock.FIRST_DYNAMIC);
      default -> {}
    }
    block.andCall(path);
    switch (random.nextInt(8)) {
      case 0 -> block.tableSize(random.nextInt(10_000));
      case 1 -> block.add(name(), value());
      case 2 -> block.add("accept-language", value());
      case 3 -> block.add("grpc-timeout", value());
      case 4 -> block.add("grpc-encoding", value());
      case 5 -> block.add("content-length", Integer.toString(random.nextInt()));
      default -> {}
    }
    byte[] bytes = block.bytes();
    return random.nextInt(6) > 0 ? bytes : Frames.join(bytes, endlessInteger());
  }

  private byte[] endlessInteger() {
    byte[] bytes = new byte[1 + random.nextInt(ENDLESS_INTEGER)];
    Arrays.fill(bytes, (byte) 0xff);
    return bytes;
  }

  private String name() {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> "Upper";
      case 2 -> ":unknown";
      case 3 -> "with space\r\n";
      case 4 -> ":path";
      default -> "x-" + random.nextInt(100);
    };
  }

  private String value() {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> "\u0000\r\n\u007f";
      case 2 -> "名".repeat(random.nextInt(400));
      case 3 -> "zh-CN;q=-1,,;;en;q=nan, *" + ",en".repeat(random.nextInt(500));
      case 4 -> "99999999999999999999H";
      default -> "y".repeat(random.nextInt(6000));
    };
  }

  private byte[] inFrames(int stream, byte[] block) {
    List<byte[]> pieces = Bytes.split(block, random, random.nextBoolean() ? 1 : 6);
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      int type = i == 0 ? FrameType.HEADERS : FrameType.CONTINUATION;
      int flags = i == pieces.size() - 1 ? FrameType.END_HEADERS : 0;
      frames.add(Frames.frame(type, flags, stream, pieces.get(i)));
    }
    return Frames.join(frames.toArray(byte[][]::new));
  }
}
