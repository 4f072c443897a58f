package chat.tools.bench;

import chat.tools.crowd.CrowdOptions;
import com.google.common.net.HostAndPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What load to put on a server.
 *
 * @param crowd who makes it
 * @param duration of what is measured in a round
 * @param warmup talk that is not measured, before the first round
 * @param warmupRate messages a second of that talk
 * @param baseline whether the baseline server takes its turn in each round
 * @param baselineFile where that server keeps messages, if it does
 * @param serverPids the server's processes, on this machine; none if they are not known
 */
record BenchOptions(
    CrowdOptions crowd,
    Duration duration,
    Duration warmup,
    double warmupRate,
    int rounds,
    boolean baseline,
    Optional<Path> baselineFile,
    List<Long> serverPids) {
  /** The same with servers that are launched. */
  BenchOptions at(List<List<HostAndPort>> targets, List<Long> pids) {
    return new BenchOptions(
        crowd.at(targets), duration, warmup, warmupRate, rounds, baseline, baselineFile, pids);
  }
}
