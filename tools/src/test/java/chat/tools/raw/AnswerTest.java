package chat.tools.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private final Answer answer = new Answer();

  @Test
  void nothingHasComeYet() {
    assertThat(answer.outcome()).isEqualTo("nothing");
    assertThat(answer.ended()).isFalse();
  }

  @Test
  void aStatusIsTheOutcomeAlthoughTheRestOfTheRequestIsNotWanted() {
    answer.headers(Map.of(":status", "200", "grpc-status", "8"));
    answer.end();
    answer.reset("NO_ERROR");

    assertThat(answer.outcome()).isEqualTo("grpc-status 8");
  }

  @Test
  void aResetIsTheOutcome() {
    answer.headers(Map.of(":status", "200"));
    answer.reset("PROTOCOL_ERROR");

    assertThat(answer.outcome()).isEqualTo("RST_STREAM PROTOCOL_ERROR");
  }

  @Test
  void onlyWholeMessagesAreTold() {
    answer.data(GrpcFraming.message((byte) 1));
    answer.data(GrpcFraming.prefixed(0, 3, (byte) 2));

    assertThat(answer.messages()).containsExactly(new byte[] {1});
  }
}
