package chat.tools.launch;

import chat.proto.ChatServiceGrpc;
import chat.proto.ListRoomsRequest;
import chat.tools.Waiting;
import chat.tools.net.Connection;
import chat.tools.net.Connector;
import com.google.common.net.HostAndPort;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server's process that was started here, in a directory of its own that goes with it. */
public final class LaunchedServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /** Short beside what is measured, and long enough that the asking takes no processor away. */
  private static final Duration ASK_AGAIN = Duration.ofMillis(5);

  private final Path home;
  private final HostAndPort address;
  private final Process process;
  private final double firstCallMillis;

  private LaunchedServer(Path home, int port, Launch launch) throws IOException {
    this.home = home;
    address = HostAndPort.fromParts("127.0.0.1", port);
    ProcessBuilder builder =
        new ProcessBuilder(launch.command().apply(port))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("server.out").toFile());
    builder.environment().putAll(launch.environment());
    long start = System.nanoTime();
    process = builder.start();
    // It is not to outlive a command that is stopped.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    try {
      awaitAnswer();
      firstCallMillis = (System.nanoTime() - start) / 1e6;
    } catch (LaunchFailure failure) {
      close();
      throw failure;
    }
  }

  /**
   * Returns when it answers.
   *
   * @throws LaunchFailure if it does not
   */
  public static LaunchedServer start(Launch launch) {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = free.getLocalPort();
      free.close();
      return new LaunchedServer(Files.createTempDirectory("grpc-chat-"), port, launch);
    } catch (IOException failure) {
      throw new LaunchFailure("The server does not start: " + failure.getMessage());
    }
  }

  private void awaitAnswer() throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Connector connector = new Connector(address)) {
      while (!answers(connector)) {
        if (!process.isAlive()) {
          throw new LaunchFailure("The server does not start: " + lastWords());
        }
        if (System.nanoTime() > deadline) {
          throw new LaunchFailure("The server does not answer ListRooms: " + lastWords());
        }
        Waiting.pass(ASK_AGAIN);
      }
    }
  }

  /** Asks over a new connection, as gRPC would wait for a second before it connects again. */
  private static boolean answers(Connector connector) {
    Connection connection = connector.open(Runnable::run);
    try {
      ChatServiceGrpc.newBlockingStub(connection.channel())
          .withDeadlineAfter(ANSWER.toSeconds(), TimeUnit.SECONDS)
          .listRooms(ListRoomsRequest.getDefaultInstance());
      return true;
    } catch (StatusRuntimeException notYet) {
      return false;
    } finally {
      connection.close();
    }
  }

  private String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(home.resolve("server.out"));
    return lines.isEmpty() ? "it says nothing." : lines.get(lines.size() - 1);
  }

  public HostAndPort address() {
    return address;
  }

  public long pid() {
    return process.pid();
  }

  /** From the start of the process until its first call was answered, to some 5 ms. */
  public double firstCallMillis() {
    return firstCallMillis;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
