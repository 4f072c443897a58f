package chat.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultOptionsTest {
  @Test
  void theCommandMayContainCommas() {
    assertThat(FaultOptions.parse("cut,kill=./restart a,b"))
        .isEqualTo(new FaultOptions(Set.of(Fault.CUT), Optional.of("./restart a,b")));
  }

  @Test
  void theCommandMayBeAlone() {
    assertThat(FaultOptions.parse("kill=x"))
        .isEqualTo(new FaultOptions(Set.of(), Optional.of("x")));
  }

  @Test
  void killWithoutACommandIsForLaunchedServers() {
    assertThat(FaultOptions.parse("cut,kill,rolling"))
        .isEqualTo(
            new FaultOptions(Set.of(Fault.CUT, Fault.KILL, Fault.ROLLING), Optional.empty()));
  }

  @Test
  void noneIsNone() {
    assertThat(FaultOptions.parse("none")).isEqualTo(new FaultOptions(Set.of(), Optional.empty()));
  }

  @Test
  void anUnknownFaultIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaultOptions.parse("cut,fire"))
        .withMessageContaining("\"fire\"");
    assertThatIllegalArgumentException().isThrownBy(() -> FaultOptions.parse("kill="));
  }
}
