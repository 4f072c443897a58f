package chat.tools.bench;

import chat.tools.crowd.CrowdOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What load to put on a server.
 *
 * @param crowd who makes it
 * @param duration of what is measured in a round
 * @param warmup talk that is not measured, before the first round
 * @param warmupRate messages a second of that talk
 * @param baseline whether the baseline server takes its turn in each round
 * @param baselineFile where that server keeps messages, if it does
 * @param serverPid the server's process, on this machine
 */
record BenchOptions(
    CrowdOptions crowd,
    Duration duration,
    Duration warmup,
    double warmupRate,
    int rounds,
    boolean baseline,
    Optional<Path> baselineFile,
    OptionalLong serverPid) {}
