package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RotationTest {
  private static final ServerAddress A = new ServerAddress("a", 1);
  private static final ServerAddress B = new ServerAddress("b", 2);
  private static final ServerAddress C = new ServerAddress("c", 3);

  private final Rotation rotation = new Rotation(Servers.of(A, B, C), B);

  @Test
  void goesRound() {
    assertThat(rotation.current()).isEqualTo(B);
    rotation.next();
    assertThat(rotation.current()).isEqualTo(C);
    rotation.next();
    assertThat(rotation.current()).isEqualTo(A);
  }

  @Test
  void staysAtTheOnlyOne() {
    Rotation one = new Rotation(Servers.of(A), A);
    one.next();
    assertThat(one.current()).isEqualTo(A);
  }

  @Test
  void goesToOneOutOfTurnAndOnFromThere() {
    rotation.goTo(A);
    assertThat(rotation.current()).isEqualTo(A);
    rotation.next();
    assertThat(rotation.current()).isEqualTo(B);
  }

  @Test
  void doesNotGoToStrangers() {
    rotation.goTo(new ServerAddress("d", 4));
    assertThat(rotation.current()).isEqualTo(B);
  }
}
