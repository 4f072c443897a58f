package chat;

import chat.config.Settings;
import chat.transport.ServerCertificate;
import com.typesafe.config.Config;
import io.netty.util.ResourceLeakDetector;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/** The server as a process: says what it serves, and runs until a signal stops it. */
final class ServerProcess implements ServerRunner {
  /** What a shell reports for a process that a second Ctrl+C ended. */
  private static final int INTERRUPTED = 130;

  private static final String NOT_ENCRYPTED = "without encryption: for a trusted network";

  /**
   * Netty's setting, when the command line does not say: {@code -Dio.netty.leakDetection.level}.
   */
  private static final String LEAK_DETECTION = "io.netty.leakDetection.level";

  private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);

  private final PrintWriter out;

  ServerProcess(PrintWriter out) {
    this.out = out;
  }

  @Override
  public int run(Settings settings, Config config) {
    spareLeakDetection();
    ChatServer server = ChatServer.start(settings, config);
    greet(server, settings);
    server.opsAddress().ifPresent(ops -> greetOperator(settings.ops().host(), ops.getPort()));
    warnOfCleartext(server);
    stopOn("INT", server);
    stopOn("TERM", server);
    ProcessLimits.checkOutOfMemory();
    server.stopped().toCompletableFuture().join();
    return server.wasCutOff() ? cutOff() : stopped();
  }

  private int stopped() {
    out.println("Stopped.");
    return ServerCommand.OK;
  }

  private static int cutOff() {
    log.error(
        "this node has ended: it lost the majority of the cluster, or was silent for so long that the"
            + " others gave it up. They go on. Start it again when it reaches them.");
    return ServerCommand.CUT_OFF;
  }

  /** It takes a stack trace for every 128th buffer, and a tenth of the processor time. */
  private static void spareLeakDetection() {
    if (System.getProperty(LEAK_DETECTION) == null) {
      ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }
  }

  private void greet(ChatServer server, Settings settings) {
    InetSocketAddress address = server.address();
    Optional<ServerCertificate> certificate = server.certificate();
    String rooms =
        settings.rooms().stream()
            .map(room -> "%s (%d)".formatted(room.name(), room.capacity()))
            .collect(Collectors.joining(", "));
    out.printf(
        """
        grpc-chat listens on %s, port %d, %s.
        Rooms and how many people they hold: %s.
        Stop with Ctrl+C or SIGTERM.
        """,
        address.getAddress().isAnyLocalAddress() ? "every address" : settings.server().host(),
        address.getPort(),
        certificate.map(ServerProcess::encrypted).orElse(NOT_ENCRYPTED),
        rooms);
    out.flush();
  }

  private static void warnOfCleartext(ChatServer server) {
    boolean othersCanReach = !server.address().getAddress().isLoopbackAddress();
    if (server.certificate().isEmpty() && othersCanReach) {
      log.warn(
          "connections are not encrypted: everybody on the network can read along. Set"
              + " grpc-chat.server.tls (the command dev-certificate makes a certificate for"
              + " trials), listen on this machine only (--host 127.0.0.1), or let a proxy encrypt.");
    }
  }

  private static String encrypted(ServerCertificate certificate) {
    return "encrypted (TLS); the certificate is valid until " + certificate.notAfter();
  }

  private void greetOperator(String host, int port) {
    out.printf(
        "For the operator: http://%s:%d with /metrics, /health, /ready and /nodes.%n",
        host.contains(":") ? "[" + host + "]" : host, port);
    out.flush();
  }

  /** The JVM's own way ends with exit code 143 or 130; an orderly stop is a success. */
  private void stopOn(String signal, ChatServer server) {
    Signal.handle(
        new Signal(signal),
        first -> {
          Signal.handle(first, second -> Runtime.getRuntime().halt(INTERRUPTED));
          out.println("Stopping; once more stops at once.");
          server.stop();
        });
  }
}
