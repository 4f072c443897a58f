package chat.tools.attack;

import chat.tools.crowd.CrowdOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How to attack a server.
 *
 * @param target it, on this machine
 * @param crowd who talks meanwhile
 * @param from this machine's address that attacks come from
 * @param bystander another one, of somebody who wants to log in meanwhile
 * @param warmUp how long the crowd talks before the first attack; may be zero
 * @param rehearsal how long an attack is made beforehand without being judged; may be zero
 * @param before how long the crowd is measured before each attack
 * @param duration how long each attack goes on, at least
 * @param mostP99Millis the crowd may wait so long
 * @param firstRequest the server's deadline for the first request of a connection
 * @param join its deadline for saying hello
 */
record AttackOptions(
    InetSocketAddress target,
    CrowdOptions crowd,
    long serverPid,
    Optional<URI> ops,
    InetAddress from,
    InetAddress bystander,
    Duration warmUp,
    Duration rehearsal,
    Duration before,
    Duration duration,
    double mostP99Millis,
    Duration firstRequest,
    Duration join) {}
