package chat.e2e;

import static chat.e2e.SessionCall.room;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ops.Asking;
import chat.ops.NodesTable;
import chat.ops.OpsFailure;
import chat.proto.EndCode;
import chat.proto.RefusalCode;
import chat.store.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** Three nodes that are one chat; the last test takes one away. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ClusterTest {
  private static final String KEY = "a key of sixteen characters".replace(' ', '-');

  private final PostgresServer postgres = PostgresServer.shared();
  private List<TestServer> nodes;

  @BeforeAll
  void startNodes() {
    String database = postgres.newDatabase();
    List<Integer> ports = freePorts(3);
    String all = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    // All at once, as each waits for the others.
    List<CompletableFuture<TestServer>> starting =
        ports.stream()
            .map(
                port ->
                    CompletableFuture.supplyAsync(
                        () -> node(port, all, database), command -> new Thread(command).start()))
            .toList();
    nodes = starting.stream().map(CompletableFuture::join).toList();
  }

  private static TestServer node(int port, String all, String database) {
    return TestServer.started(
        """
        cluster { nodes = "%s", port = %d }
        store {
          kind = postgresql
          postgresql { url = "%s", user = "%s", password = "%s" }
        }
        """
            .formatted(all, port, database, PostgresServer.USER, PostgresServer.PASSWORD));
  }

  @AfterAll
  void stopNodes() {
    nodes.forEach(TestServer::close);
  }

  private static List<Integer> freePorts(int count) {
    return IntStream.range(0, count).mapToObj(each -> freePort()).toList();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private SessionCall comes(int node, String name) {
    return nodes.get(node).client().session().hello(name, KEY + name);
  }

  /** Somebody whose session is in a room. */
  private SessionCall enters(int node, String name, String room) {
    SessionCall call = comes(node, name);
    call.welcome();
    call.isIn(room(room));
    return call;
  }

  @Test
  void peopleOfAllNodesTalkInOneRoom() {
    SessionCall ann = enters(0, "Ann", "general");
    SessionCall bob = enters(1, "Bob", "general");
    assertThat(ann.presence().getUserName()).isEqualTo("Bob");
    long first = ann.says("general", "a1", "from Ann");
    assertThat(bob.message().getText()).isEqualTo("from Ann");
    long second = bob.says("general", "b1", "from Bob");
    assertThat(ann.message().getSeq()).isEqualTo(second).isEqualTo(first + 1);
    nodes.forEach(node -> node.awaitCount("general", 2));
  }

  @Test
  void visitsTalkWithThem() {
    Conversation dan = nodes.get(2).client().join("Dan", "gaming");
    SessionCall eve = enters(0, "Eve", "gaming");
    eve.says("gaming", "e1", "from Eve");
    assertThat(dan.userJoined().getUserName()).isEqualTo("Eve");
    assertThat(dan.broadcast().getText()).isEqualTo("from Eve");
  }

  @Test
  void aNameIsTakenOnAllNodes() {
    comes(0, "Fay").welcome();
    for (TestServer node : nodes) {
      assertThat(node.client().check("fay").getAvailable()).isFalse();
    }
    assertThat(comes(2, "FAY").refusal().getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_NAME_TAKEN);
  }

  @Test
  void whoComesBackOnAnotherNodeTakesTheSessionOver() {
    SessionCall gus = enters(1, "Gus", "random");
    SessionCall hal = enters(0, "Hal", "random");
    assertThat(gus.presence().getUserName()).isEqualTo("Hal");
    hal.says("random", "h1", "one");
    assertThat(gus.message().getText()).isEqualTo("one");

    SessionCall again = comes(2, "Hal");
    again.welcome();
    assertThat(again.isIn(room("random", 1)).getMembersList()).hasSize(2);
    assertThat(hal.sessionEnded().getCode()).isEqualTo(EndCode.END_CODE_DISPLACED);
    assertThat(again.says("random", "h2", "two")).isEqualTo(2);
    assertThat(gus.message().getText()).isEqualTo("two");
  }

  @Test
  void anyNodeTellsTheOperatorOfAll() throws OpsFailure {
    for (TestServer node : nodes) {
      assertThat(table(node).lines().filter(line -> line.endsWith("  yes"))).hasSize(3);
      assertThat(ops(node).metrics().value("grpc_chat_cluster_members", "status", "up"))
          .isEqualTo(3);
    }
  }

  private static Asking ops(TestServer node) {
    return new Asking(node.server().opsAddress().orElseThrow());
  }

  private static String table(TestServer node) throws OpsFailure {
    return NodesTable.of(ops(node).get("/nodes").body());
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aNodeThatGoesTakesNoNameAndNoMessageAlong() throws OpsFailure {
    SessionCall ida = enters(1, "Ida", "tech");
    ida.says("tech", "i1", "one");
    assertThat(table(nodes.get(2)).lines().filter(line -> line.endsWith("  tech"))).hasSize(1);
    nodes.get(0).close();

    assertThat(ida.says("tech", "i2", "two")).isEqualTo(2);
    assertThat(comes(2, "IDA").refusal().getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_NAME_TAKEN);
  }
}
