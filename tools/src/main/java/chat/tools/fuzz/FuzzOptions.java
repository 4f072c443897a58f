package chat.tools.fuzz;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How to fuzz a server.
 *
 * @param target it, on this machine
 * @param seed what is sent follows from it
 * @param connections how many at a time
 * @param log the server's, if it is to be watched
 * @param serverPid its process, if it is to be watched
 * @param iterations which to do, until the time is over
 */
record FuzzOptions(
    InetSocketAddress target,
    long seed,
    Duration duration,
    int connections,
    Optional<Path> log,
    OptionalLong serverPid,
    Range iterations) {}
