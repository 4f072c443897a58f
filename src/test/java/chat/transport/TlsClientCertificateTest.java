package chat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.TestAuthority;
import io.netty.handler.ssl.ClientAuth;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Clients' certificates: not asked for, asked for, or required. */
class TlsClientCertificateTest {
  private TlsFixture fixture;

  private void serve(ClientAuth clientAuth) throws Exception {
    fixture = new TlsFixture(clientAuth);
    fixture.serve(TransportSettings.DEFAULT, request -> new CompletableFuture<>());
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private SSLContext nothing() {
    return fixture.authority.trusting();
  }

  private SSLContext good() {
    return showing(fixture.clientAuthority.client("Ann"));
  }

  private SSLContext ofAWrongAuthority() {
    return showing(new TestAuthority().client("Ann"));
  }

  private SSLContext showing(X509Bundle client) {
    return fixture.authority.trustingAndShowing(client);
  }

  private void isServed(SSLContext side) throws Exception {
    long before = fixture.count(TransportEvent.STREAM_OPENED);
    new RawPeer(fixture.socket(side, "h2")).greet().request(1);
    fixture.awaitCount(TransportEvent.STREAM_OPENED, before + 1);
  }

  /** With TLS 1.3 a client is through before the server has seen its certificate. */
  private void isRefused(SSLContext side, SSLContext bystander) throws Exception {
    RawPeer other = new RawPeer(fixture.socket(bystander, "h2")).greet().request(1);
    fixture.awaitCount(TransportEvent.STREAM_OPENED, 1);
    SSLSocket socket = fixture.socket(side, "h2");

    assertThatThrownBy(
            () -> {
              socket.startHandshake();
              while (socket.getInputStream().read() != -1) {
                // What came before the refusal.
              }
            })
        .isInstanceOf(IOException.class);

    fixture.awaitCount(TransportEvent.REFUSED_TLS_HANDSHAKE, 1);
    fixture.awaitCount(TransportEvent.CONNECTION_CLOSED, 1);
    assertThat(fixture.connections).hasSize(1);
    other.request(3);
    fixture.awaitCount(TransportEvent.STREAM_OPENED, 2);
  }

  @Nested
  class Off {
    @Test
    void nobodyIsAskedForOne() throws Exception {
      serve(ClientAuth.NONE);
      isServed(nothing());
      isServed(good());
      isServed(ofAWrongAuthority());
    }
  }

  @Nested
  class Optional {
    @Test
    void goodOrNoneIsServed() throws Exception {
      serve(ClientAuth.OPTIONAL);
      isServed(nothing());
      isServed(good());
    }

    @Test
    void wrongIsRefused() throws Exception {
      serve(ClientAuth.OPTIONAL);
      isRefused(ofAWrongAuthority(), nothing());
    }
  }

  @Nested
  class Required {
    @Test
    void goodIsServed() throws Exception {
      serve(ClientAuth.REQUIRE);
      isServed(good());
    }

    @Test
    void noneIsRefused() throws Exception {
      serve(ClientAuth.REQUIRE);
      isRefused(nothing(), good());
    }

    @Test
    void wrongIsRefused() throws Exception {
      serve(ClientAuth.REQUIRE);
      isRefused(ofAWrongAuthority(), good());
    }

    @Test
    void aServersIsRefused() throws Exception {
      serve(ClientAuth.REQUIRE);
      isRefused(showing(fixture.clientAuthority.server("other")), good());
    }

    @Test
    void newAuthoritiesHoldForNewConnections() throws Exception {
      serve(ClientAuth.REQUIRE);
      TestAuthority next = new TestAuthority();
      TestAuthority.write(next.pem(), fixture.clientCa);
      fixture.awaitCount(TransportEvent.TLS_CERTIFICATE_REPLACED, 1);

      isRefused(good(), showing(next.client("Bob")));
    }
  }
}
