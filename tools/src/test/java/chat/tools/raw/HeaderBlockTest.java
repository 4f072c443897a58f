package chat.tools.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderBlockTest {
  private static Map<String, String> decoded(HeaderReader reader, HeaderBlock block) {
    return reader.read(
        new Frame(FrameType.HEADERS, FrameType.END_HEADERS, 1, ByteBuffer.wrap(block.bytes())));
  }

  @Test
  void isReadByAnotherImplementation() {
    HeaderBlock block = HeaderBlock.call("/some.Service/Rpc").add("x", "y".repeat(300));

    assertThat(decoded(new HeaderReader(), block))
        .containsEntry(":path", "/some.Service/Rpc")
        .containsEntry("content-type", "application/grpc")
        .containsEntry("x", "y".repeat(300));
  }

  @Test
  void whatIsRememberedCanBeReferredTo() {
    HeaderReader reader = new HeaderReader();
    decoded(reader, new HeaderBlock().remember("x", "y"));

    assertThat(decoded(reader, new HeaderBlock().indexed(HeaderBlock.FIRST_DYNAMIC)))
        .containsExactly(Map.entry("x", "y"));
  }

  /** RFC 7541, C.1. */
  @Test
  void integersAreThoseOfTheStandard() {
    assertThat(HexFormat.of().formatHex(new HeaderBlock().tableSize(1337).bytes()))
        .isEqualTo("3f9a0a");
    assertThat(HexFormat.of().formatHex(new HeaderBlock().indexed(2).bytes())).isEqualTo("82");
  }

  @Test
  void whatIsNoHeaderBlockIsToldSo() {
    assertThatThrownBy(() -> decoded(new HeaderReader(), new HeaderBlock().indexed(100)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
