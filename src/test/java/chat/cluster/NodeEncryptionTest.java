package chat.cluster;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import chat.LogRecords;
import chat.TestAuthority;
import chat.config.Settings.NodeTls;
import chat.transport.TlsException;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.pkitesting.X509Bundle;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeEncryptionTest {
  private static final TestAuthority AUTHORITY = new TestAuthority();

  @TempDir private Path directory;

  private NodeTls files(String node, X509Bundle certificate, TestAuthority trusted) {
    NodeTls files =
        new NodeTls(
            directory.resolve(node + ".pem"),
            directory.resolve(node + "-key.pem"),
            directory.resolve(node + "-ca.pem"));
    TestAuthority.write(certificate, files.certificate(), files.key());
    TestAuthority.write(trusted.pem(), files.ca());
    return files;
  }

  private NodeEncryption node(String node, TestAuthority authority, String name)
      throws TlsException {
    return NodeEncryption.open(files(node, authority.node(name), authority));
  }

  /** The server's side after the handshake of two nodes; an exception if it fails. */
  private static SSLSession handshake(NodeEncryption client, NodeEncryption server)
      throws Exception {
    return handshake(client.createClientSSLEngine("b", 1), server.createServerSSLEngine("b", 1));
  }

  private static SSLSession handshake(SSLEngine client, SSLEngine server) throws Exception {
    EmbeddedChannel from = new EmbeddedChannel(new SslHandler(client));
    EmbeddedChannel to = new EmbeddedChannel(new SslHandler(server));
    while (carry(from, to) | carry(to, from)) {
      from.checkException();
      to.checkException();
    }
    assertThat(from.pipeline().get(SslHandler.class).handshakeFuture().isSuccess()).isTrue();
    assertThat(to.pipeline().get(SslHandler.class).handshakeFuture().isSuccess()).isTrue();
    return server.getSession();
  }

  private static boolean carry(EmbeddedChannel from, EmbeddedChannel to) {
    from.runPendingTasks();
    Object bytes = from.readOutbound();
    return bytes != null && (to.writeInbound(bytes) | true);
  }

  @Nested
  class TwoNodes {
    @Test
    void seeEachOthersCertificates() throws Exception {
      NodeEncryption one = node("one", AUTHORITY, "nodes");
      NodeEncryption other = node("other", AUTHORITY, "nodes");
      SSLSession session = handshake(one, other);

      assertThat(session.getProtocol()).isEqualTo("TLSv1.2");
      assertThat(session.getCipherSuite()).startsWith("TLS_ECDHE_").contains("GCM");
      assertThat(session.getPeerPrincipal().getName()).isEqualTo("CN=a node");
      assertThat(other.verifyServerSession("b", session).isEmpty()).isTrue();
    }

    @Test
    void mayHaveKeysOfDifferentKinds() throws Exception {
      NodeEncryption rsa = NodeEncryption.open(files("rsa", AUTHORITY.rsaNode("nodes"), AUTHORITY));
      NodeEncryption other = node("other", AUTHORITY, "nodes");

      assertThat(handshake(other, rsa).getCipherSuite()).startsWith("TLS_ECDHE_RSA_");
      assertThat(handshake(rsa, other).getCipherSuite()).startsWith("TLS_ECDHE_ECDSA_");
    }

    @Test
    void ofAnotherAuthorityAreRefused() throws Exception {
      NodeEncryption stranger = node("stranger", new TestAuthority(), "nodes");
      NodeEncryption node = node("node", AUTHORITY, "nodes");

      assertThatThrownBy(() -> handshake(stranger, node)).hasCauseInstanceOf(SSLException.class);
      assertThatThrownBy(() -> handshake(node, stranger)).hasCauseInstanceOf(SSLException.class);
    }

    @Test
    void withoutANameInCommonAreRefused() throws Exception {
      NodeEncryption test = node("test", AUTHORITY, "test-nodes");
      NodeEncryption node = node("node", AUTHORITY, "nodes");
      SSLSession session = handshake(test, node);

      assertThat(node.verifyServerSession("b", session).get())
          .hasMessageContaining("no node of this cluster");
    }
  }

  @Test
  void nobodyMayHaveItSignAgainAndAgain() throws Exception {
    SSLEngine client = node("one", AUTHORITY, "nodes").createClientSSLEngine("b", 1);
    SSLEngine server = node("other", AUTHORITY, "nodes").createServerSSLEngine("b", 1);
    handshake(client, server);
    client.beginHandshake();
    ByteBuffer hello = ByteBuffer.allocate(client.getSession().getPacketBufferSize());
    client.wrap(ByteBuffer.allocate(0), hello);

    server.unwrap(hello.flip(), ByteBuffer.allocate(hello.capacity()));
    server.getDelegatedTask().run();

    ByteBuffer answer = ByteBuffer.allocate(hello.capacity());
    assertThatThrownBy(() -> server.wrap(ByteBuffer.allocate(0), answer))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("renegotiation");
  }

  @Test
  void whoShowsNoCertificateIsRefused() throws Exception {
    NodeEncryption node = node("node", AUTHORITY, "nodes");
    SSLEngine nobody = AUTHORITY.trusting().createSSLEngine();
    nobody.setUseClientMode(true);

    assertThatThrownBy(() -> handshake(nobody, node.createServerSSLEngine("b", 1)))
        .hasCauseInstanceOf(SSLException.class);
  }

  @Test
  void aPersonsCertificateMakesNoNode() throws Exception {
    NodeEncryption node = node("node", AUTHORITY, "nodes");
    SSLEngine person = AUTHORITY.trustingAndShowing(AUTHORITY.client("Ann")).createSSLEngine();
    person.setUseClientMode(true);
    SSLSession session = handshake(person, node.createServerSSLEngine("b", 1));

    assertThat(node.verifyServerSession("b", session).isDefined()).isTrue();
  }

  @Nested
  class Pem {
    @Test
    void thatAreNotThereAreNamed() {
      Path none = directory.resolve("none.pem");
      assertThatThrownBy(() -> NodeEncryption.open(new NodeTls(none, none, none)))
          .isInstanceOf(TlsException.class)
          .hasMessageContaining("There is no file " + none);
    }

    @Test
    void thatOthersWouldRefuseAreRefusedAtOnce() {
      NodeTls foreign = files("foreign", new TestAuthority().node("nodes"), AUTHORITY);
      assertThatThrownBy(() -> NodeEncryption.open(foreign))
          .isInstanceOf(TlsException.class)
          .hasMessageContaining("Other nodes would refuse the certificate in");

      NodeTls serverOnly = files("server", AUTHORITY.server("server"), AUTHORITY);
      assertThatThrownBy(() -> NodeEncryption.open(serverOnly))
          .isInstanceOf(TlsException.class)
          .hasMessageContaining("for servers and for clients");
    }

    @Test
    void thatAreReplacedHoldForNewConnections() throws Exception {
      NodeTls files = files("node", AUTHORITY.node("nodes"), AUTHORITY);
      NodeEncryption node = NodeEncryption.open(files);
      TestAuthority later = new TestAuthority();
      files("node", later.node("nodes"), later);
      node.look();

      handshake(node, node("other", later, "nodes"));
    }

    @Test
    void thatCannotBeUsedChangeNothing() throws Exception {
      NodeTls files = files("node", AUTHORITY.node("nodes"), AUTHORITY);
      NodeEncryption node = NodeEncryption.open(files);
      Files.writeString(files.certificate(), "half of it");
      try (LogRecords log = new LogRecords("chat.cluster")) {
        node.look();
        node.look();
        assertThat(log.of(Level.WARN)).singleElement().asString().contains("is not a PEM file");
      }

      handshake(node, node("other", AUTHORITY, "nodes"));
    }

    @Test
    void thatExpireSoonAreWarnedOf() throws Exception {
      Instant now = Instant.now();
      X509Bundle soon = AUTHORITY.node("nodes", now.plus(Duration.ofDays(15)));
      NodeTls files = files("node", soon, AUTHORITY);
      try (LogRecords log = new LogRecords("chat.cluster")) {
        NodeEncryption.open(files, Clock.fixed(now, UTC));
        assertThat(log.aboveDebug()).isEmpty();
        NodeEncryption.open(files, Clock.fixed(now.plus(Duration.ofDays(2)), UTC)).look();
        assertThat(log.of(Level.WARN))
            .singleElement()
            .asString()
            .contains("the certificate for other nodes expires soon", "CN=a node");
      }
    }
  }
}
