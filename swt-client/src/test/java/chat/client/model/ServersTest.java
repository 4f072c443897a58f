package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServersTest {
  private static final ServerAddress A = new ServerAddress("a", 50051);
  private static final ServerAddress B = new ServerAddress("b", 7);
  private static final ServerAddress IPV6 = new ServerAddress("::1", 50051);

  @Test
  void readsOneAddress() {
    assertThat(Servers.parse("b:7")).contains(Servers.of(B));
  }

  @Test
  void readsSeveralInTheirOrder() {
    assertThat(Servers.parse(" b:7, a ,[::1]")).contains(Servers.of(B, A, IPV6));
  }

  @Test
  void takesTheCommaOfAChineseKeyboard() {
    assertThat(Servers.parse("a，b:7")).contains(Servers.of(A, B));
  }

  @Test
  void keepsAnAddressThatIsNamedTwiceOnce() {
    assertThat(Servers.parse("a,b:7,a:50051")).contains(Servers.of(A, B));
  }

  @Test
  void givesAnotherPortToThoseWithoutOne() {
    assertThat(Servers.parse("a,b:7", 80))
        .contains(Servers.of(new ServerAddress("a", 80), new ServerAddress("b", 7)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "a,", ",a", "a,,b", "a b", "a,b:0"})
  void readsNothingIfOneIsNoAddress(String text) {
    assertThat(Servers.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"localhost,127.0.0.1:7|true", "localhost,a|false", "localhost|true", "a|false"})
  void areOnThisMachineIfAllAre(String text, boolean here) {
    assertThat(Servers.parse(text).map(Servers::isLoopback)).contains(here);
  }

  @Test
  void areWrittenAsTheyAreRead() {
    String text = "a:50051,b:7,[::1]:50051";
    assertThat(Servers.parse(text)).map(Servers::toString).contains(text);
    assertThat(Servers.of(B)).hasToString("b:7");
  }

  @Test
  void areShortenedToTheFirst() {
    assertThat(Servers.of(B).shortened()).isEqualTo("b:7");
    assertThat(Servers.of(B, A, IPV6).shortened()).isEqualTo("b:7, …");
  }
}
