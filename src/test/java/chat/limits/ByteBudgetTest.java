package chat.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteBudgetTest {
  private final ByteBudget whole = ByteBudget.of(100);
  private final ByteBudget one = whole.share(80);
  private final ByteBudget other = whole.share(80);

  @Test
  void noMoreThanThereIs() {
    assertThat(one.tryTake(80)).isTrue();
    assertThat(one.tryTake(1)).isFalse();
  }

  @Test
  void noMoreThanAllTogetherHave() {
    one.tryTake(80);

    assertThat(other.tryTake(21)).isFalse();
    assertThat(other.tryTake(20)).isTrue();
  }

  @Test
  void whatIsRefusedTakesNothing() {
    one.tryTake(80);
    other.tryTake(21);
    one.give(80);

    assertThat(other.tryTake(80)).isTrue();
  }
}
