package chat.tools.churn;

import chat.tools.process.Memory;
import chat.tools.process.ServerProcess;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a server's process takes at a moment, right after a collection of its garbage.
 *
 * @param seconds since the people began to come and go
 * @param residentBytes free parts of the heap included, which the collector gives back when it
 *     likes
 */
record Sample(double seconds, Memory memory, long residentBytes, long threads, long openFiles) {
  private static final double MIB = 1 << 20;

  /** Absent if the process cannot be looked at. */
  static Optional<Sample> of(ServerProcess server, double seconds) {
    return server.memory().flatMap(memory -> of(server, seconds, memory));
  }

  private static Optional<Sample> of(ServerProcess server, double seconds, Memory memory) {
    OptionalLong resident = server.residentBytes();
    OptionalLong threads = server.threads();
    OptionalLong files = server.openFiles();
    return resident.isPresent() && threads.isPresent() && files.isPresent()
        ? Optional.of(
            new Sample(
                seconds, memory, resident.getAsLong(), threads.getAsLong(), files.getAsLong()))
        : Optional.empty();
  }

  /** In the order of printing. */
  Map<String, Number> figures() {
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("seconds", Math.rint(seconds));
    figures.put("live_heap_mib", mib(memory.heapBytes()));
    figures.put("outside_heap_mib", mib(memory.outsideBytes()));
    figures.put("rss_mib", mib(residentBytes));
    figures.put("threads", threads);
    figures.put("open_files", openFiles);
    return figures;
  }

  private static double mib(long bytes) {
    return Math.round(bytes / MIB * 100) / 100.0;
  }
}
