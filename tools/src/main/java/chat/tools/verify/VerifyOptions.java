package chat.tools.verify;

import com.google.common.net.HostAndPort;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What to do in a run.
 *
 * @param targets the servers, which are one chat
 * @param roomNames the rooms to use; if empty, the first ones of the server's list
 * @param roomsPerUser how many of the rooms each bot is in
 * @param busiestShare the share of the bots whose first room is the first, 0 to 1; if empty, as
 *     many as in each other
 * @param rate messages a second, of all bots together
 * @param payload code points of a text
 * @param cutInterval mean time between two cuts of one bot
 * @param stallInterval mean time between two stalls of one bot
 * @param longestStall a stall is up to so long
 * @param resendShare the share of messages that are sent more than once, 0 to 1
 * @param kills how often something is done to the servers, at most
 * @param killInterval time between a kill's end and the next
 * @param settle how long the bots may take to come in, and at the end to come back
 */
record VerifyOptions(
    List<HostAndPort> targets,
    int users,
    int rooms,
    List<String> roomNames,
    int roomsPerUser,
    OptionalDouble busiestShare,
    double rate,
    int payload,
    Duration duration,
    long seed,
    FaultOptions faults,
    Duration cutInterval,
    Duration stallInterval,
    Duration longestStall,
    double resendShare,
    int kills,
    Duration killInterval,
    Duration settle) {
  /** The same with other servers. */
  VerifyOptions at(List<HostAndPort> servers) {
    return new VerifyOptions(
        servers,
        users,
        rooms,
        roomNames,
        roomsPerUser,
        busiestShare,
        rate,
        payload,
        duration,
        seed,
        faults,
        cutInterval,
        stallInterval,
        longestStall,
        resendShare,
        kills,
        killInterval,
        settle);
  }
}
