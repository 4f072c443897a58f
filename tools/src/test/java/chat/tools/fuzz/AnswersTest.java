package chat.tools.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import chat.tools.raw.ErrorCode;
import chat.tools.raw.Frame;
import chat.tools.raw.FrameType;
import chat.tools.raw.HeaderBlock;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private final Answers answers = new Answers();

  private void take(int type, byte[] payload) {
    answers.take(List.of(new Frame(type, 0, 1, ByteBuffer.wrap(payload))));
  }

  private void status(String status, String message) {
    HeaderBlock block =
        new HeaderBlock()
            .add(":status", "200")
            .add("grpc-status", status)
            .add("grpc-message", message);
    take(FrameType.HEADERS, block.bytes());
  }

  @Test
  void aRefusalIsRight() {
    status("8", "a message of 65537 bytes is over the limit of 65536");

    assertThat(answers.wrong()).isEmpty();
    assertThat(answers.seen()).containsExactly("grpc-status 8");
  }

  @Test
  void aFailureIsNot() {
    status("13", "the server failed");
    status("2", "");

    assertThat(answers.wrong()).hasSize(2);
  }

  @Test
  void innardsAreNotForPeers() {
    status("3", "java.lang.NullPointerException");

    assertThat(answers.wrong()).hasSize(1);
  }

  @Test
  void aServerErrorIsNot() {
    take(FrameType.HEADERS, new HeaderBlock().add(":status", "500").bytes());

    assertThat(answers.wrong()).containsExactly("http 500");
  }

  @Test
  void aBreachMayBeToldButNoFailure() {
    take(FrameType.RST_STREAM, new byte[] {0, 0, 0, (byte) ErrorCode.PROTOCOL_ERROR.ordinal()});
    assertThat(answers.wrong()).isEmpty();

    take(FrameType.RST_STREAM, new byte[] {0, 0, 0, (byte) ErrorCode.INTERNAL_ERROR.ordinal()});
    assertThat(answers.wrong()).containsExactly("RST_STREAM INTERNAL_ERROR");
  }
}
