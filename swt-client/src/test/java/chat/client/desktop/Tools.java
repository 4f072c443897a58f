package chat.client.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts and ends the programs that a test on a desktop needs. */
final class Tools {
  static final Path LOGS = Path.of("target/desktop");

  /**
   * As the installed client: it is there sooner, and what runs for seconds is never fully compiled.
   */
  private static final List<String> QUICK = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** What the classes of each jar look like in memory; the first process of it writes that down. */
  private static final Map<Path, Path> CLASSES = new ConcurrentHashMap<>();

  private static final String PACKAGES =
      "apt install xvfb openbox xdotool trayer dbus at-spi2-core python3-pyatspi"
          + " ibus ibus-gtk3 ibus-libpinyin";

  private Tools() {}

  /** Starts a program; its standard output is the caller's to read, its errors are logged. */
  static Process start(String log, Map<String, String> environment, List<String> command) {
    return start(log, environment, command, Redirect.PIPE);
  }

  private static Process start(
      String log, Map<String, String> environment, List<String> command, Redirect output) {
    try {
      Files.createDirectories(LOGS);
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(output).redirectError(to(log));
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new AssertionError(
          "Cannot run %s. On Debian: %s".formatted(command.get(0), PACKAGES), e);
    }
  }

  private static Redirect to(String log) {
    return Redirect.appendTo(LOGS.resolve(log + ".log").toFile());
  }

  /** Starts the client or the server with the Java that runs the tests. All it says is logged. */
  static Process java(String log, Map<String, String> environment, Path jar, String... arguments) {
    if (!Files.exists(jar)) {
      throw new AssertionError(
          "There is no %s. Build it first: mvn package".formatted(jar.normalize()));
    }
    return start(
        log,
        environment,
        Stream.of(
                java(),
                Stream.of(classes(jar), "-Xlog:disable", "-jar", jar.toString()),
                Stream.of(arguments))
            .flatMap(each -> each)
            .toList(),
        to(log));
  }

  /** The Java that runs the tests. */
  static Stream<String> java() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return Stream.concat(Stream.of(java.toString()), QUICK.stream());
  }

  /** As the installed client: reading all classes anew is half of what a start costs. */
  private static String classes(Path jar) {
    Path archive = CLASSES.computeIfAbsent(jar, Tools::archive);
    return (Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=")
        + archive;
  }

  private static Path archive(Path jar) {
    String name = "%s-%d.jsa".formatted(jar.getFileName(), ProcessHandle.current().pid());
    Path archive = LOGS.resolve(name).toAbsolutePath();
    archive.toFile().deleteOnExit();
    return archive;
  }

  static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /** Ends a program without giving it a chance to say something. */
  static void kill(Process process) {
    process.destroyForcibly().onExit().join();
  }

  static String firstLine(Process process, String what) {
    try {
      String line = process.inputReader().readLine();
      if (line == null) {
        throw new AssertionError(
            "%s ended at once; see %s. On Debian: %s".formatted(what, LOGS, PACKAGES));
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
