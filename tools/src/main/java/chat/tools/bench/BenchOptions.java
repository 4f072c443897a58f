package chat.tools.bench;

import chat.tools.crowd.CrowdOptions;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What load to put on a server.
 *
 * @param crowd who makes it
 * @param warmup talk that is not measured, before what is
 * @param serverPid the server's process, on this machine
 */
record BenchOptions(
    CrowdOptions crowd, Duration duration, Duration warmup, OptionalLong serverPid) {}
