package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.ChatMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FramesTest {
  private static ChatMessage message(String text) {
    return ChatMessage.newBuilder().setText(text).build();
  }

  @Test
  void oneMessageIsBehindItsLength() {
    ChatMessage message = message("你好".repeat(100));
    assertThat(FrameReading.parsed(Frames.of(message), ChatMessage.parser())).isEqualTo(message);
  }

  @Test
  void emptyMessageIsAPrefix() {
    assertThat(Frames.of(ChatMessage.getDefaultInstance())).containsExactly(0, 0, 0, 0, 0);
  }

  @Test
  void fewAreOnePiece() {
    List<byte[]> pieces = Frames.joined(Stream.of(message("one"), message("two")));
    assertThat(pieces).containsExactly(FrameReading.of(message("one"), message("two")));
  }

  @Test
  void manyAreSeveralPiecesThatNeverCutAMessage() {
    ChatMessage large = message("x".repeat(Frames.MOST_JOINED_BYTES * 2 / 3));
    List<byte[]> pieces = Frames.joined(Stream.of(large, large, large));

    byte[] frame = Frames.of(large);
    byte[] two = Arrays.copyOf(frame, 2 * frame.length);
    System.arraycopy(frame, 0, two, frame.length, frame.length);
    assertThat(new ArrayList<>(pieces)).containsExactly(two, frame);
  }

  @Test
  void noneAreNoPiece() {
    assertThat(Frames.joined(Stream.of())).isEmpty();
  }
}
