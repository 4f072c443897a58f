package chat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL server for the tests: its data in a temporary directory, on a free port of this
 * machine alone. {@link #shared} runs until the tests have ended.
 */
public final class PostgresServer {
  public static final String USER = "grpc_chat";
  public static final String PASSWORD = "correct horse";

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path directory;
  private final Path programs;
  private final int port;

  private static final class Shared {
    static final PostgresServer SERVER = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::delete, "end of PostgreSQL"));
    }
  }

  private PostgresServer(Path directory, Path programs, int port) {
    this.directory = directory;
    this.programs = programs;
    this.port = port;
  }

  /** The one for all tests that do not stop it. */
  public static PostgresServer shared() {
    return Shared.SERVER;
  }

  /** One more, for tests that stop it; {@link #delete} it at the end. */
  public static PostgresServer start() {
    try {
      Path directory = Files.createTempDirectory("postgresql");
      PostgresServer server = new PostgresServer(directory, programs(), freePort());
      server.initialise();
      server.startAgain();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void initialise() throws IOException {
    if (isRoot()) {
      run(List.of("chown", "postgres", directory.toString()));
    }
    Path password = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
    if (isRoot()) {
      run(List.of("chown", "postgres", password.toString()));
    }
    program(
        "initdb",
        "--pgdata=" + data(),
        "--username=" + USER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C");
  }

  /** Starts it; it answers when this returns. */
  public void startAgain() {
    program(
        "pg_ctl",
        "--pgdata=" + data(),
        "--log=" + directory.resolve("log"),
        "--options=-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s"
            .formatted(port, directory),
        "--wait",
        "start");
  }

  /** Stops it at once, as a crash of it would. */
  public void stop() {
    program("pg_ctl", "--pgdata=" + data(), "--mode=immediate", "--wait", "stop");
  }

  /** Stops it and removes its files. */
  public void delete() {
    if (Files.exists(data().resolve("postmaster.pid"))) {
      stop();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The JDBC URL of a new, empty database. */
  public String newDatabase() {
    String name = "test_" + DATABASES.incrementAndGet();
    execute(url("postgres"), "CREATE DATABASE " + name);
    return url(name);
  }

  /** Runs one statement beside the server under test. */
  public void execute(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url, USER, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  private Path data() {
    return directory.resolve("data");
  }

  private void program(String name, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      // PostgreSQL refuses to run as root; its package brings this user.
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(name).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private void run(List<String> command) {
    try {
      Path output = Files.createTempFile("postgresql", ".out");
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      String said = Files.readString(output);
      Files.delete(output);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", command) + " failed: " + said);
      }
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(String.join(" ", command), failure);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** Where the newest installed version has its programs. */
  private static Path programs() throws IOException {
    List<Path> candidates = new ArrayList<>();
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions
            .sorted(Comparator.comparing(PostgresServer::version).reversed())
            .forEach(version -> candidates.add(version.resolve("bin")));
      }
    }
    Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .map(Path::of)
        .forEach(candidates::add);
    return candidates.stream()
        .filter(directory -> Files.isExecutable(directory.resolve("initdb")))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "The tests need PostgreSQL's server programs. On Debian: apt install postgresql"));
  }

  private static int version(Path directory) {
    String digits = directory.getFileName().toString().replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
