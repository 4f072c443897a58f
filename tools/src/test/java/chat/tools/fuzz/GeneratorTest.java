package chat.tools.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  private static final int MANY = 2000;

  @Test
  void theSameSeedMakesTheSameBytes() {
    for (long iteration = 0; iteration < MANY; iteration++) {
      FuzzCase one = new Generator(7).make(iteration);
      FuzzCase other = new Generator(7).make(iteration);

      assertThat(FuzzReport.dump(one)).isEqualTo(FuzzReport.dump(other));
      assertThat(one.hastily()).isEqualTo(other.hastily());
    }
  }

  @Test
  void anotherSeedOrIterationMakesOthers() {
    Generator generator = new Generator(7);
    Generator another = new Generator(8);
    Set<String> seen = new HashSet<>();
    for (long iteration = 0; iteration < MANY; iteration++) {
      seen.add(FuzzReport.dump(generator.make(iteration)));
      seen.add(FuzzReport.dump(another.make(iteration)));
    }

    assertThat(seen).hasSizeGreaterThan(2 * MANY - 20);
  }

  @Test
  void allKindsAreMade() {
    Generator generator = new Generator(7);

    assertThat(
            LongStream.range(0, MANY)
                .mapToObj(iteration -> generator.make(iteration).kind())
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("frames", "headers", "messages");
  }

  @Test
  void someAreCutIntoSegmentsAndSomeEndHastily() {
    Generator generator = new Generator(7);

    assertThat(IntStream.range(0, MANY).filter(i -> generator.make(i).segments().size() > 3))
        .hasSizeGreaterThan(MANY / 10);
    assertThat(IntStream.range(0, MANY).filter(i -> generator.make(i).hastily()))
        .hasSizeGreaterThan(MANY / 10);
  }

  @Test
  void allComeFromThisMachine() {
    Generator generator = new Generator(7);

    assertThat(LongStream.range(0, MANY).mapToObj(generator::make))
        .allMatch(shot -> shot.from().isLoopbackAddress());
  }
}
