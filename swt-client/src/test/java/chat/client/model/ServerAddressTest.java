package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "localhost, localhost, 50051",
    "' chat.example.org:80 ', chat.example.org, 80",
    "192.0.2.1:65535, 192.0.2.1, 65535",
    "[::1]:50052, ::1, 50052",
    "[fe80::1%eth0], fe80::1%eth0, 50051"
  })
  void reads(String text, String host, int port) {
    assertThat(ServerAddress.parse(text)).contains(new ServerAddress(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":50051",
        "host:",
        "host:0",
        "host:65536",
        "a b",
        "::1",
        "http://host",
        "h:1:2"
      })
  void doesNotRead(String text) {
    assertThat(ServerAddress.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "LocalHost:1, true",
    "chat.localhost, true",
    "127.0.0.1, true",
    "127.9.8.7, true",
    "[::1], true",
    "[0:0:0:0:0:0:0:1], true",
    "192.168.0.1, false",
    "localhost.example.org, false",
    "127.0.0.1.example.org, false",
    "notlocalhost, false",
    "[::2], false"
  })
  void tellsThisMachineFromOthers(String text, boolean here) {
    assertThat(ServerAddress.parse(text).map(ServerAddress::isLoopback)).contains(here);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:50051", "[::1]:7"})
  void writesWhatItReads(String text) {
    assertThat(ServerAddress.parse(text)).map(ServerAddress::toString).contains(text);
  }
}
