package chat.tools.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttackListTest {
  @Test
  void allAreThereOnce() {
    List<String> names = AttackList.names(List.of(AttackList.ALL), null);

    assertThat(names)
        .doesNotHaveDuplicates()
        .contains(
            "continuation-empty",
            "rapid-reset-not-reading",
            "made-you-reset-zero-window",
            "frames-16mib",
            "hpack-bomb",
            "gzip-bomb",
            "silent-streams",
            "slow-reader");
  }

  @Test
  void theBeginningOfANameStandsForAllOfThem() {
    assertThat(AttackList.names(List.of("gzip-bomb", "ping-flood"), null))
        .containsExactly("gzip-bomb", "ping-flood", "ping-flood-not-reading");
    assertThat(AttackList.names(List.of("made-you-reset"), null)).hasSize(10);
  }

  @Test
  void aNameThatIsNotThereIsToldWithThoseThatAre() {
    assertThatThrownBy(() -> AttackList.names(List.of("earthquake"), null))
        .hasMessageContaining("no attack \"earthquake\"")
        .hasMessageContaining("ping-flood");
  }
}
