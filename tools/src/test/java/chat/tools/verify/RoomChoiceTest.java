package chat.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.RoomInfo;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoomChoiceTest {
  private static final List<RoomInfo> OFFERED =
      Stream.of("a", "b", "c")
          .map(name -> RoomInfo.newBuilder().setRoomId(name).setCapacity(50).build())
          .toList();

  private static RoomChoice choice(OptionalDouble share) {
    return new RoomChoice(Runs.people(12, 3, share), OFFERED);
  }

  private static long inRoom(RoomChoice choice, int room) {
    return IntStream.range(0, 12).filter(bot -> choice.roomsOf(bot).contains(room)).count();
  }

  @Test
  void botsAreSpreadEvenly() {
    RoomChoice even = choice(OptionalDouble.empty());

    assertThat(IntStream.range(0, 3).mapToLong(room -> inRoom(even, room))).containsOnly(4L);
  }

  @Test
  void aShareOfThemPrefersTheFirstRoom() {
    RoomChoice skewed = choice(OptionalDouble.of(0.5));

    assertThat(IntStream.range(0, 3).mapToLong(room -> inRoom(skewed, room)))
        .containsExactly(6L, 3L, 3L);
    assertThat(skewed.busiest()).isEqualTo("a");
    assertThat(choice(OptionalDouble.of(0)).busiest()).isNotEqualTo("a");
  }
}
