package chat.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.BootstrapSetup;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.dispatch.ExecutionContexts;
import chat.Await;
import chat.config.Settings.Cluster;
import chat.config.Settings.Directory;
import chat.config.Settings.FoundNodes;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that is found by itself; where others are found, real nodes have to be tried. */
class MembershipTest {
  private static final String HOST = "127.0.0.1";

  private final ExecutorService eventLoop = Executors.newSingleThreadExecutor();
  private final int nodePort = freePort();
  private ActorSystem<Void> system;

  @AfterEach
  void stop() {
    ActorTestKit.shutdown(system, Duration.ofSeconds(20));
    eventLoop.shutdown();
  }

  private FoundNodes start(int discoveryPort) {
    FoundNodes found = new FoundNodes(Directory.DNS, "nodes", discoveryPort, 1);
    // In place of a DNS server, with its answer.
    Config answers =
        ConfigFactory.parseString(
            """
            akka.discovery.method = config
            akka.discovery.config.services.nodes.endpoints = [{ host = "%s", port = %d }]
            akka.management.cluster.bootstrap.contact-point-discovery.stable-margin = 10ms
            """
                .formatted(HOST, discoveryPort));
    Config config =
        ClusterConfig.of(
            new Cluster(HOST, nodePort, found, Optional.empty()),
            "membership",
            ConfigFactory.defaultReference());
    system =
        ActorSystem.create(
            Behaviors.empty(),
            "membership",
            ActorSystemSetup.create(
                BootstrapSetup.create(answers.withFallback(config))
                    .withDefaultExecutionContext(ExecutionContexts.fromExecutor(eventLoop))));
    return found;
  }

  @Test
  void isFoundWithOneThreadForTheActors() {
    FoundNodes found = start(freePort());
    Await.result(Membership.begin(system, found));
  }

  @Test
  void failsWithoutThePortWhereItWouldBeFound() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      FoundNodes found = start(taken.getLocalPort());
      assertThatThrownBy(() -> Await.result(Membership.begin(system, found)))
          .hasStackTraceContaining("Address already in use");
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
