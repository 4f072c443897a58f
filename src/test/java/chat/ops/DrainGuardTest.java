package chat.ops;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.RemoteAddress;
import akka.http.javadsl.model.headers.RawHeader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrainGuardTest {
  private static final HttpRequest MEANT =
      HttpRequest.POST("/drain").addHeader(RawHeader.create(DrainGuard.HEADER, DrainGuard.COMMAND));

  private static HttpRequest from(String address) throws UnknownHostException {
    return MEANT.addAttribute(
        AttributeKeys.remoteAddress, RemoteAddress.create(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.0.1", "::1", "::ffff:127.0.0.1"})
  void letsInThisMachine(String address) throws UnknownHostException {
    assertThat(DrainGuard.whyNot(from(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "10.0.0.1", "fe80::1", "::ffff:192.0.2.1"})
  void refusesOthers(String address) throws UnknownHostException {
    assertThat(DrainGuard.whyNot(from(address)).orElseThrow()).startsWith("DRAIN_NOT_LOCAL: ");
  }

  @Test
  void refusesWhoComesFromNowhere() {
    assertThat(DrainGuard.whyNot(MEANT).orElseThrow()).startsWith("DRAIN_NOT_LOCAL: ");
  }
}
