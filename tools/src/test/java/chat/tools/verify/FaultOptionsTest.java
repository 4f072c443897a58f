package chat.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultOptionsTest {
  @Test
  void theCommandMayContainCommas() {
    assertThat(FaultOptions.parse("cut,kill=./restart a,b"))
        .isEqualTo(
            new FaultOptions(true, false, false, false, false, Optional.of("./restart a,b")));
  }

  @Test
  void theCommandMayBeAlone() {
    assertThat(FaultOptions.parse("kill=x"))
        .isEqualTo(new FaultOptions(false, false, false, false, false, Optional.of("x")));
  }

  @Test
  void killWithoutACommandIsForLaunchedServers() {
    assertThat(FaultOptions.parse("cut,kill,rolling"))
        .isEqualTo(new FaultOptions(true, false, false, true, true, Optional.empty()));
  }

  @Test
  void noneIsNone() {
    assertThat(FaultOptions.parse("none"))
        .isEqualTo(new FaultOptions(false, false, false, false, false, Optional.empty()));
  }

  @Test
  void anUnknownFaultIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaultOptions.parse("cut,fire"))
        .withMessageContaining("\"fire\"");
    assertThatIllegalArgumentException().isThrownBy(() -> FaultOptions.parse("kill="));
  }
}
