package chat;

import chat.config.Settings;
import com.typesafe.config.Config;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.stream.Collectors;
import sun.misc.Signal;

/** The server as a process: says what it serves, and runs until a signal stops it. */
final class ServerProcess implements ServerRunner {
  /** What a shell reports for a process that a second Ctrl+C ended. */
  private static final int INTERRUPTED = 130;

  private final PrintWriter out;

  ServerProcess(PrintWriter out) {
    this.out = out;
  }

  @Override
  public int run(Settings settings, Config config) {
    ChatServer server = ChatServer.start(settings, config);
    greet(server.address(), settings);
    stopOn("INT", server);
    stopOn("TERM", server);
    ProcessLimits.checkOutOfMemory();
    server.stopped().toCompletableFuture().join();
    out.println("Stopped.");
    return ServerCommand.OK;
  }

  private void greet(InetSocketAddress address, Settings settings) {
    String rooms =
        settings.rooms().stream()
            .map(room -> "%s (%d)".formatted(room.name(), room.capacity()))
            .collect(Collectors.joining(", "));
    out.printf(
        """
        grpc-chat listens on %s, port %d, without encryption: for a trusted network.
        Rooms and how many people they hold: %s.
        Stop with Ctrl+C or SIGTERM.
        """,
        address.getAddress().isAnyLocalAddress() ? "every address" : settings.server().host(),
        address.getPort(),
        rooms);
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
