package chat.tools.storm;

import com.google.common.net.HostAndPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Who loses a server, and how.
 *
 * @param target the server, on this machine
 * @param perAddress how many of the clients come from one address
 * @param within all have to be back so soon after the server was lost
 * @param patience how long is waited for those who are not
 * @param pidFile where the id of the server's process is, after the restart
 */
record StormOptions(
    HostAndPort target,
    int clients,
    int perAddress,
    Duration within,
    Duration patience,
    Optional<Path> pidFile) {}
