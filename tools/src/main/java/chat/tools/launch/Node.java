package chat.tools.launch;

import chat.proto.ChatServiceGrpc;
import chat.proto.ListRoomsRequest;
import chat.tools.Waiting;
import chat.tools.crowd.Login;
import chat.tools.net.Connection;
import chat.tools.net.Connector;
import com.google.common.net.HostAndPort;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server at one address and in one directory, whose process ends and is started again. What it
 * prints goes to server.out there. One thread at a time may start and end it; any may close it.
 */
public final class Node implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int PAUSE_SECONDS = 1;

  private final Path home;
  private final HostAndPort address;
  private final Optional<HostAndPort> operator;
  private volatile boolean closed;
  private volatile boolean supervised;
  private volatile Runnable ended = () -> {};

  /** How it is started next. */
  private volatile Launch launch;

  /** Absent until it is started. */
  private volatile Process process;

  Node(Path home, HostAndPort address, Launch launch) {
    this.home = home;
    this.address = address;
    this.launch = launch;
    operator = launch.operator();
    // It is not to outlive a command that is stopped.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /**
   * Returns when it answers.
   *
   * @param askAgain how often to look whether it does
   * @return how long it took
   * @throws LaunchFailure if it does not; it is ended then
   */
  Duration start(Duration patience, Duration askAgain) {
    long start = System.nanoTime();
    try {
      begin();
      awaitAnswer(start + patience.toNanos(), askAgain);
      return Duration.ofNanos(System.nanoTime() - start);
    } catch (IOException failure) {
      throw new LaunchFailure("The server does not start: " + failure.getMessage());
    } catch (LaunchFailure failure) {
      kill();
      throw failure;
    }
  }

  /** Starts its process, and waits for nothing. What another run left in its output goes. */
  synchronized void begin() throws IOException {
    if (process == null) {
      Files.deleteIfExists(output());
    }
    ProcessBuilder builder =
        new ProcessBuilder(launch.command().apply(address))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
    builder.environment().putAll(launch.environment());
    process = builder.start();
    launch = launch.next().orElse(launch);
    if (closed) {
      process.destroyForcibly();
    }
    process.onExit().thenRun(this::lookAfter);
  }

  /** From now on it is started again a second after it ended by itself, as a supervisor would. */
  synchronized void supervise(Runnable whenItEnded) {
    ended = whenItEnded;
    supervised = true;
  }

  private void lookAfter() {
    if (supervised) {
      ended.run();
      CompletableFuture.delayedExecutor(PAUSE_SECONDS, TimeUnit.SECONDS).execute(this::revive);
    }
  }

  private synchronized void revive() {
    if (supervised && !closed) {
      try {
        begin();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private void awaitAnswer(long deadline, Duration askAgain) throws IOException {
    try (Connector connector = new Connector(address)) {
      while (!(answers(connector) && isReady(connector))) {
        if (!process.isAlive()) {
          throw new LaunchFailure("The server does not start: " + lastWords());
        }
        if (System.nanoTime() - deadline > 0) {
          throw new LaunchFailure(
              "The server does not answer ListRooms, or is not ready: " + lastWords());
        }
        Waiting.pass(askAgain);
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

  /** Whether a node has found the others, so that it can give names: who logs in is welcome. */
  private boolean isReady(Connector connector) {
    return operator
        .map(endpoint -> URI.create("http://" + endpoint + "/ready"))
        .map(ready -> Readiness.tells(ready, ANSWER) && Login.tryAt(connector, ANSWER).isWelcome())
        .orElse(true);
  }

  private Path output() {
    return home.resolve("server.out");
  }

  private String lastWords() throws IOException {
    try (Stream<String> lines = Files.lines(output(), StandardCharsets.UTF_8)) {
      return lines.reduce((before, last) -> last).orElse("it says nothing.");
    }
  }

  /** The last line it printed that holds this; empty if there is none. */
  Optional<String> lastLineWith(String words) {
    try (Stream<String> lines = Files.lines(output(), StandardCharsets.UTF_8)) {
      return lines.filter(line -> line.contains(words)).reduce((before, last) -> last);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  HostAndPort address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  /** Ends it with SIGKILL; returns when it has ended. */
  void kill() {
    Process last = letGo();
    if (last != null) {
      last.destroyForcibly();
      last.onExit().join();
    }
  }

  /** Its process, which may end from now on. */
  private synchronized Process letGo() {
    supervised = false;
    return process;
  }

  /**
   * Asks it with SIGTERM to end; returns when it has.
   *
   * @throws LaunchFailure if it does not
   */
  void end(Duration patience) {
    Process last = letGo();
    last.destroy();
    if (!Waiting.until(() -> !last.isAlive(), patience)) {
      throw new LaunchFailure(
          "The server at %s does not end within %d s of SIGTERM."
              .formatted(address, patience.toSeconds()));
    }
  }

  @Override
  public void close() {
    closed = true;
    kill();
  }
}
