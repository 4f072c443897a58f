package chat.tools.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {
  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void aFrameIsLengthTypeFlagsStreamAndPayload() {
    byte[] frame = Frames.frame(FrameType.DATA, FrameType.END_STREAM, 5, new byte[] {1, 2, 3});

    assertThat(hex(frame)).isEqualTo("000003" + "00" + "01" + "00000005" + "010203");
  }

  @Test
  void aLengthNeedNotBeTrue() {
    byte[] frame = Frames.frameOfLength(Frames.LARGEST_LENGTH, FrameType.DATA, 0, 1, (byte) 7);

    assertThat(hex(frame)).isEqualTo("ffffff" + "00" + "00" + "00000001" + "07");
  }

  @Test
  void settingsAreIdsAndValues() {
    byte[] frame = Frames.settings(Frames.INITIAL_WINDOW_SIZE, 65_535);

    assertThat(hex(frame)).isEqualTo("000006" + "04" + "00" + "00000000" + "0004" + "0000ffff");
  }

  @Test
  void aResetCarriesItsCode() {
    byte[] frame = Frames.reset(3, ErrorCode.CANCEL);

    assertThat(hex(frame)).isEqualTo("000004" + "03" + "00" + "00000003" + "00000008");
  }

  @Test
  void theGreetingBeginsWithThePreface() {
    String greeting = new String(Frames.greeting(), StandardCharsets.US_ASCII);

    assertThat(greeting).startsWith("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").hasSize(24 + Frames.HEAD);
  }

  @Test
  void codesHaveTheNumbersOfTheStandard() {
    assertThat(ErrorCode.name(1)).isEqualTo("PROTOCOL_ERROR");
    assertThat(ErrorCode.name(6)).isEqualTo("FRAME_SIZE_ERROR");
    assertThat(ErrorCode.name(11)).isEqualTo("ENHANCE_YOUR_CALM");
    assertThat(ErrorCode.name(77)).isEqualTo("77");
  }

  @Test
  void framesAreReadFromAnyPieces() {
    byte[] bytes =
        Frames.join(
            Frames.ping(9),
            Frames.data(1, new byte[70_000]),
            Frames.frame(FrameType.GOAWAY, 0, 0, new byte[] {0, 0, 0, 1, 0, 0, 0, 11}));
    FrameReader reader = new FrameReader();
    List<Frame> frames = new ArrayList<>();

    for (int at = 0; at < bytes.length; at += 7) {
      frames.addAll(reader.take(ByteBuffer.wrap(bytes, at, Math.min(7, bytes.length - at))));
    }

    assertThat(frames)
        .extracting(Frame::type)
        .containsExactly(FrameType.PING, FrameType.DATA, FrameType.GOAWAY);
    assertThat(frames.get(1).payload().limit()).isEqualTo(70_000);
    assertThat(frames.get(2).errorCode()).isEqualTo(ErrorCode.ENHANCE_YOUR_CALM.ordinal());
  }
}
