package chat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.Address;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MajorityTest {
  private static Set<Address> nodes(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> new Address("akka", "chat", "127.0.0.1", 25520 + number))
        .collect(Collectors.toSet());
  }

  /** Nodes are numbered in the order of their addresses. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, true",
    "3, 1, 2, true",
    "3, 3, 3, false",
    "3, 1, 1, false",
    "2, 1, 1, true",
    "2, 2, 2, false",
    "4, 1, 2, true",
    "4, 3, 4, false",
    "5, 3, 5, true",
  })
  void isMostOrTheHalfWithTheLowestAddress(int members, int first, int last, boolean holds) {
    assertThat(Majority.holds(nodes(1, members), nodes(first, last))).isEqualTo(holds);
  }

  @Test
  void isThereBeforeThereAreMembers() {
    assertThat(Majority.holds(Set.of(), Set.of())).isTrue();
  }
}
