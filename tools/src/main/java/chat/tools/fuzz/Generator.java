package chat.tools.fuzz;

import chat.tools.raw.FrameType;
import chat.tools.raw.Frames;
import chat.tools.raw.GrpcFraming;
import chat.tools.raw.HeaderBlock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes what is sent: a valid conversation, and something wrong with it. */
final class Generator {
  private static final int LARGEST_DATA = 16_384;
  private static final int ADDRESSES = 250;
  private static final int NAMES = 400;
  private static final long SPREAD = 0x9e3779b97f4a7c15L;
  private static final List<String> PATHS =
      List.of(
          ValidMessages.CONNECT,
          ValidMessages.CONNECT,
          ValidMessages.CHAT,
          ValidMessages.CHECK,
          ValidMessages.LIST);

  private final long seed;

  Generator(long seed) {
    this.seed = seed;
  }

  /** The same for the same seed and iteration. */
  FuzzCase make(long iteration) {
    Random random = new Random(seed * SPREAD + iteration);
    // The first numbers of neighbouring seeds are alike.
    random.nextLong();
    ValidMessages valid = new ValidMessages(random, "fz" + random.nextInt(NAMES));
    int kind = random.nextInt(10);
    List<byte[]> segments;
    String name;
    if (kind < 4) {
      name = "frames";
      List<byte[]> frames = new FrameMutator(random).spoilt(conversation(random, valid));
      segments = cut(Frames.join(frames.toArray(byte[][]::new)), random);
    } else if (kind < 6) {
      name = "headers";
      segments = cut(headers(random), random);
    } else {
      name = "messages";
      segments = cut(messages(random, valid), random);
    }
    return new FuzzCase(iteration, name, address(random), segments, random.nextInt(6) == 0);
  }

  /** What a client of both services might do on one connection. */
  private static List<byte[]> conversation(Random random, ValidMessages valid) {
    List<byte[]> frames = new ArrayList<>();
    frames.add(Frames.preface());
    frames.add(Frames.settings(Frames.INITIAL_WINDOW_SIZE, 100_000));
    frames.add(Frames.frame(FrameType.SETTINGS, FrameType.ACK, 0));
    int streams = 1 + random.nextInt(4);
    for (int i = 0; i < streams; i++) {
      int stream = 2 * i + 1;
      String path = PATHS.get(random.nextInt(PATHS.size()));
      frames.add(Frames.headers(stream, HeaderBlock.call(path)));
      List<byte[]> messages = valid.conversation(path);
      for (byte[] message : messages) {
        frames.addAll(data(stream, GrpcFraming.message(message)));
      }
      if (random.nextBoolean()) {
        frames.add(Frames.lastData(stream));
      }
      if (random.nextInt(3) == 0) {
        frames.add(
            Frames.windowUpdate(random.nextBoolean() ? 0 : stream, 1 + random.nextInt(9999)));
        frames.add(Frames.ping(random.nextLong()));
      }
    }
    return frames;
  }

  private static byte[] headers(Random random) {
    HeaderMutator mutator = new HeaderMutator(random);
    List<byte[]> frames = new ArrayList<>(List.of(Frames.greeting()));
    int streams = 1 + random.nextInt(5);
    for (int i = 0; i < streams; i++) {
      int stream = 2 * i + 1;
      frames.add(mutator.headers(stream, PATHS.get(random.nextInt(PATHS.size()))));
      frames.add(Frames.lastData(stream, GrpcFraming.message()));
    }
    return Frames.join(frames.toArray(byte[][]::new));
  }

  private static byte[] messages(Random random, ValidMessages valid) {
    MessageMutator mutator = new MessageMutator(random);
    List<byte[]> frames = new ArrayList<>(List.of(Frames.greeting()));
    int streams = 1 + random.nextInt(3);
    for (int i = 0; i < streams; i++) {
      int stream = 2 * i + 1;
      String path = PATHS.get(random.nextInt(PATHS.size()));
      frames.add(Frames.headers(stream, HeaderBlock.call(path)));
      frames.addAll(data(stream, mutator.body(valid.conversation(path))));
      if (random.nextInt(3) > 0) {
        frames.add(Frames.lastData(stream));
      }
    }
    return Frames.join(frames.toArray(byte[][]::new));
  }

  private static List<byte[]> data(int stream, byte[] body) {
    List<byte[]> frames = new ArrayList<>();
    for (int at = 0; at < body.length; at += LARGEST_DATA) {
      int end = Math.min(body.length, at + LARGEST_DATA);
      frames.add(Frames.data(stream, Arrays.copyOfRange(body, at, end)));
    }
    return frames;
  }

  /** How the bytes are cut into segments of TCP is no matter of frames. */
  private static List<byte[]> cut(byte[] bytes, Random random) {
    return Bytes.split(bytes, random, random.nextInt(3) == 0 ? 30 : 1);
  }

  /** From many, as the limits of one address are soon used up. */
  private static InetAddress address(Random random) {
    try {
      return InetAddress.getByAddress(
          new byte[] {127, 0, 2, (byte) (1 + random.nextInt(ADDRESSES))});
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
