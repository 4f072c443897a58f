package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a server listens, and what it says if it cannot. */
class StartTest {
  /** For documentation (RFC 5737): no machine has it. */
  private static final String NOBODYS_ADDRESS = "192.0.2.1";

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void everyAddressMeansBothFamilies(String address) throws IOException {
    assumeTrue(exists(address), "this machine has no " + address);
    try (TestServer server = TestServer.started("server.host = \"[::]\"")) {
      int port = server.address().getPort();

      try (ChatClient client = ChatClient.of(new InetSocketAddress(address, port))) {
        assertThat(client.rooms()).hasSize(4);
      }
    }
  }

  @Test
  void takenPortIsOneClearSentence() {
    try (TestServer first = TestServer.started("")) {
      int port = first.address().getPort();

      assertThatThrownBy(() -> TestServer.started("server.port = " + port))
          .isInstanceOf(StartFailure.class)
          .hasMessage(
              "Cannot listen on port %d of 127.0.0.1: another program uses it. Stop that program, or choose another port with --port.",
              port);
      assertThat(first.client().rooms()).hasSize(4);
    }
  }

  @Test
  void portThatIsTakenOnOneAddressIsTakenForAll() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(
              () ->
                  TestServer.started(
                      "server { host = \"[::]\", port = %d }".formatted(taken.getLocalPort())))
          .isInstanceOf(StartFailure.class)
          .hasMessageStartingWith(
              "Cannot listen on port %d of [::]: another program uses it.", taken.getLocalPort());
    }
  }

  @Test
  void portForOtherNodesThatIsTakenIsOneClearSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> TestServer.started(node(taken.getLocalPort(), "")))
          .isInstanceOf(StartFailure.class)
          .hasMessage(
              "Cannot listen for other nodes on 127.0.0.1: another program uses it. Stop that program, or choose other ports with grpc-chat.cluster.port and .discovery-port.");
    }
  }

  @Test
  void certificateForOtherNodesThatIsMissingIsOneClearSentence() {
    assertThatThrownBy(
            () -> TestServer.started(node(25520, "tls { certificate = no, key = no, ca = no }")))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("grpc-chat.cluster.tls: There is no file no with the certificate");
  }

  /** Not the first one, which would ask the database whether others run. */
  private static String node(int port, String more) {
    return """
        store.kind = postgresql
        cluster { nodes = "127.0.0.1:1,127.0.0.1:%d", port = %d, %s }
        """
        .formatted(port, port, more);
  }

  @Test
  void addressOfAnotherMachineIsOneClearSentence() {
    assertThatThrownBy(
            () -> TestServer.started("server { host = \"" + NOBODYS_ADDRESS + "\", port = 50051 }"))
        .isInstanceOf(StartFailure.class)
        .message()
        .startsWith("Cannot listen on port 50051 of " + NOBODYS_ADDRESS + ": ")
        .endsWith("Choose another address with --host or port with --port.")
        .doesNotContain("\n");
  }

  private static boolean exists(String address) {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      return probe.isBound();
    } catch (IOException missing) {
      return false;
    }
  }
}
