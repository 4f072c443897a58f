package chat.tools.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server's process on this machine, seen from outside. Linux; what cannot be told (another user's
 * process, no jcmd) is absent.
 */
public final class ServerProcess {
  private static final int PATIENCE_SECONDS = 20;
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

  private final long pid;
  private final Path proc;

  public ServerProcess(long pid) {
    this.pid = pid;
    proc = Path.of("/proc", Long.toString(pid));
  }

  public boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** The processor time it takes from now on. */
  public ServerCpu cpu() {
    return new ServerCpu(OptionalLong.of(pid));
  }

  /** Resident memory in bytes. */
  public OptionalLong residentBytes() {
    return kilobytes(lines("status"), "VmRSS:");
  }

  /** How many threads it has, the virtual machine's own included. */
  public OptionalLong threads() {
    return number(lines("status"), "Threads:");
  }

  /** How many file handles it has open. */
  public OptionalLong openFiles() {
    try (Stream<Path> files = Files.list(proc.resolve("fd"))) {
      return OptionalLong.of(files.count());
    } catch (IOException notOurs) {
      return OptionalLong.empty();
    }
  }

  /** Collects its garbage, which stops it for some milliseconds, and looks at what is left. */
  public Optional<Memory> memory() {
    Optional<HeapRange> heap = jcmd("GC.heap_info").flatMap(HeapRange::parse);
    Optional<Long> live = jcmd("GC.class_histogram").flatMap(ServerProcess::total);
    return heap.flatMap(range -> live.map(bytes -> new Memory(bytes, outside(range))));
  }

  /** The sum of all classes, which the histogram ends with. */
  static Optional<Long> total(String histogram) {
    Matcher total = TOTAL.matcher(histogram);
    return total.find() ? Optional.of(Long.parseLong(total.group(1))) : Optional.empty();
  }

  private long outside(HeapRange heap) {
    long outside = 0;
    boolean inHeap = false;
    for (String line : lines("smaps")) {
      if (Character.isLowerCase(line.charAt(0)) || Character.isDigit(line.charAt(0))) {
        long from = Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16);
        inHeap = from >= heap.from() && from < heap.to();
      } else if (!inHeap && line.startsWith("Rss:")) {
        outside += kilobytes(List.of(line), "Rss:").orElse(0);
      }
    }
    return outside;
  }

  private Optional<String> jcmd(String command) {
    Path home = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    String program = Files.isExecutable(home) ? home.toString() : "jcmd";
    try {
      Process process =
          new ProcessBuilder(program, Long.toString(pid), command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output = new String(process.getInputStream().readAllBytes());
      boolean done = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return done && process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException noJdk) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private List<String> lines(String file) {
    try {
      return new ArrayList<>(Files.readAllLines(proc.resolve(file)));
    } catch (IOException gone) {
      return List.of();
    }
  }

  private static OptionalLong kilobytes(List<String> lines, String label) {
    OptionalLong kilobytes = number(lines, label);
    return kilobytes.isPresent()
        ? OptionalLong.of(kilobytes.getAsLong() << 10)
        : OptionalLong.empty();
  }

  private static OptionalLong number(List<String> lines, String label) {
    return lines.stream()
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()).replace("kB", "").strip())
        .mapToLong(Long::parseLong)
        .findFirst();
  }
}
