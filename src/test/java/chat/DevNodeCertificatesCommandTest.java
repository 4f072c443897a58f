package chat;

import static org.assertj.core.api.Assertions.assertThat;

import chat.cluster.NodeEncryption;
import chat.config.Settings.NodeTls;
import chat.transport.TlsIdentity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevNodeCertificatesCommandTest {
  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    Stream<String> command =
        Stream.of("dev-node-certificates", "--directory", directory.toString());
    return Main.run(
        Stream.concat(command, Stream.of(arguments)).toArray(String[]::new),
        Map.of(),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        (settings, config) -> {
          throw new AssertionError("the server was started");
        });
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private PublicKey keyOf(String node) throws Exception {
    return TlsIdentity.read(file("node-" + node + ".pem"), file("node-" + node + "-key.pem"))
        .chain()
        .get(0)
        .getPublicKey();
  }

  @Test
  void makesWhatNodesTake() throws Exception {
    assertThat(run("one.example.org", "10.1.2.3", "::1")).isZero();

    for (String node : List.of("node-one.example.org", "node-10.1.2.3", "node---1")) {
      NodeTls files = new NodeTls(file(node + ".pem"), file(node + "-key.pem"), file("ca.pem"));
      NodeEncryption.open(files);
      assertThat(out.toString())
          .contains(
              "GRPC_CHAT_CLUSTER_TLS_CERTIFICATE=" + files.certificate(),
              "GRPC_CHAT_CLUSTER_TLS_KEY=" + files.key(),
              "GRPC_CHAT_CLUSTER_TLS_CA=" + files.ca());
    }
  }

  @Test
  void addsNodesOfTheSameAuthority() throws Exception {
    run("one");
    String authority = Files.readString(file("ca.pem"));

    assertThat(run("two")).isZero();
    assertThat(file("ca.pem")).hasContent(authority);
    NodeEncryption.open(
        new NodeTls(file("node-two.pem"), file("node-two-key.pem"), file("ca.pem")));
  }

  @Test
  void replacesNothingWithoutForce() throws Exception {
    run("one");
    PublicKey first = keyOf("one");

    assertThat(run("two", "one")).isEqualTo(1);
    assertThat(err.toString()).contains("There is a certificate of one in", "--force replaces it");
    assertThat(file("node-two.pem")).doesNotExist();
    assertThat(keyOf("one")).isEqualTo(first);

    assertThat(run("--force", "one")).isZero();
    assertThat(keyOf("one")).isNotEqualTo(first);
  }

  @Test
  void refusesWhatIsNoName() {
    assertThat(run("a b")).isEqualTo(2);
    assertThat(err.toString()).contains("NODE: found \"a b\"; allowed: a host name");
    assertThat(directory).isEmptyDirectory();
  }
}
