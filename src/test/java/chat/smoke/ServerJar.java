package chat.smoke;

import chat.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged server as a process; gone when closed. */
final class ServerJar implements AutoCloseable {
  private static final Path JAR =
      Path.of(System.getProperty("server.jar", "target/grpc-chat-server.jar")).toAbsolutePath();

  private static final Pattern LISTENS = Pattern.compile("grpc-chat listens on .*, port (\\d+),.*");
  private static final Pattern OPERATOR =
      Pattern.compile("For the operator: http://127\\.0\\.0\\.1:(\\d+) with /metrics, .*");

  private final Process process;
  private final Output out;
  private final Output err;

  private ServerJar(Process process) {
    this.process = process;
    this.out = new Output(process.inputReader(StandardCharsets.UTF_8));
    this.err = new Output(process.errorReader(StandardCharsets.UTF_8));
  }

  /**
   * Starts {@code java -jar} in a directory, with no settings from the environment but a free port
   * for the operator, and the poorest locale.
   */
  static ServerJar start(Path directory, String... arguments) throws IOException {
    return start(directory, Map.of("GRPC_CHAT_OPS_PORT", "0"), arguments);
  }

  /** The same with these settings from the environment. */
  static ServerJar start(Path directory, Map<String, String> settings, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-jar");
    command.add(JAR.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("GRPC_CHAT_") || name.equals("JAVA_TOOL_OPTIONS"));
    builder.environment().putAll(settings);
    builder.environment().put("LC_ALL", "POSIX");
    return new ServerJar(builder.start());
  }

  /** Where it listens, once it says so; warnings may come before. */
  InetSocketAddress address() {
    return address(LISTENS);
  }

  /** Where the operator is answered, once it says so. */
  InetSocketAddress opsAddress() {
    return address(OPERATOR);
  }

  private InetSocketAddress address(Pattern pattern) {
    Matcher listens = pattern.matcher(out.next());
    while (!listens.matches()) {
      listens = pattern.matcher(out.next());
    }
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), Integer.parseInt(listens.group(1)));
  }

  /** The next line of its output. */
  String line() {
    return out.next();
  }

  /** Sends SIGTERM. Through its handle, as the process itself would close its streams along. */
  void terminate() {
    process.toHandle().destroy();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(Await.DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running");
    }
    return process.exitValue();
  }

  /** All further lines of its output, once it has ended. */
  List<String> output() {
    return out.rest();
  }

  /** All lines of its errors, once it has ended. */
  List<String> errors() {
    return err.rest();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Lines as they come. A thread reads on, so that the process never waits for us. */
  private static final class Output {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Thread reading;

    Output(BufferedReader stream) {
      reading = new Thread(() -> read(stream), "output of the server");
      reading.setDaemon(true);
      reading.start();
    }

    private void read(BufferedReader stream) {
      try (stream) {
        stream.lines().forEach(lines::add);
      } catch (IOException | UncheckedIOException ended) {
        lines.add("(" + ended.getMessage() + ")");
      }
    }

    String next() {
      return Await.next(lines, () -> "no line came");
    }

    List<String> rest() {
      try {
        reading.join(Await.DEADLINE.toMillis());
      } catch (InterruptedException stopped) {
        throw new AssertionError("interrupted", stopped);
      }
      return List.copyOf(lines);
    }
  }
}
