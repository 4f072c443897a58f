package chat.tools.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import chat.tools.crowd.Order.Place;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderTest {
  private final Order order = new Order();

  private Iterable<Place> places(long... numbers) {
    return LongStream.of(numbers).mapToObj(order::place).toList();
  }

  @Test
  void theFirstMayBeAny() {
    assertThat(places(41, 42, 43)).containsOnly(Place.NEXT);
  }

  @Test
  void whatWasShownIsADuplicate() {
    assertThat(places(1, 2, 2, 1))
        .containsExactly(Place.NEXT, Place.NEXT, Place.DUPLICATE, Place.DUPLICATE);
  }

  @Test
  void whatWasSkippedIsLateOnce() {
    assertThat(places(1, 3, 2, 2))
        .containsExactly(Place.NEXT, Place.NEXT, Place.LATE, Place.DUPLICATE);
  }
}
