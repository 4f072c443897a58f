package chat.tools.claims;

import static org.assertj.core.api.Assertions.assertThat;

import chat.tools.reference.Flaws;
import chat.tools.reference.ReferenceServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static List<Round> claim(ReferenceServer first, ReferenceServer second) {
    try (Claims claims = new Claims(List.of(first.address(), second.address()), 25)) {
      return claims.run(2, System.err::println);
    }
  }

  @Test
  void oneWinsWhereverTheOthersAsk() {
    try (ReferenceServer first = new ReferenceServer(new Flaws());
        ReferenceServer second = first.beside(new Flaws())) {
      assertThat(claim(first, second))
          .hasSize(2)
          .allSatisfy(
              round -> {
                assertThat(round.right()).as(round.summary()).isTrue();
                assertThat(round.answers())
                    .containsExactlyInAnyOrderEntriesOf(
                        Map.of("WELCOME", 1, "REFUSAL_CODE_NAME_TAKEN", 24));
              });
    }
  }

  @Test
  void serversThatDoNotKnowOneAnotherAreCaught() {
    try (ReferenceServer first = new ReferenceServer(new Flaws());
        ReferenceServer second = new ReferenceServer(new Flaws())) {
      assertThat(claim(first, second))
          .allSatisfy(
              round -> {
                assertThat(round.right()).isFalse();
                assertThat(round.winners())
                    .containsOnly(
                        Map.entry(first.address().toString(), 1),
                        Map.entry(second.address().toString(), 1));
              });
    }
  }

  @Test
  void anotherRefusalIsNotRight() {
    Map<String, Integer> busy =
        Map.of("WELCOME", 1, "REFUSAL_CODE_NAME_TAKEN", 8, "REFUSAL_CODE_TOO_MANY_LOGINS", 1);

    assertThat(new Round(busy, Map.of(), Duration.ZERO).right()).isFalse();
    assertThat(new Round(Map.of("REFUSAL_CODE_NAME_TAKEN", 10), Map.of(), Duration.ZERO).right())
        .isFalse();
  }
}
