package chat.tools.bench;

import chat.tools.crowd.CrowdOptions;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What load to put on a server.
 *
 * @param crowd who makes it
 * @param duration of what is measured in a round
 * @param warmup talk that is not measured, before the first round
 * @param baseline whether the baseline server takes its turn in each round
 * @param serverPid the server's process, on this machine
 */
record BenchOptions(
    CrowdOptions crowd,
    Duration duration,
    Duration warmup,
    int rounds,
    boolean baseline,
    OptionalLong serverPid) {}
