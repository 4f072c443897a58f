package chat.tools.crowd;

import com.google.common.net.HostAndPort;
import java.util.List;

/**
 * Who talks, and how much.
 *
 * @param targets for each room the servers that its people go to, in turn, all being one chat; the
 *     rooms after these begin with the first again
 * @param users people, spread evenly over the first rooms of the server's list
 * @param bystanders people who are idle in the other rooms
 * @param connections how many the people who talk share
 * @param history whether each reads the last messages of the room when coming in
 * @param rate messages a second, of all together; only with {@link Mode#RATE}
 * @param payload bytes of a text
 */
public record CrowdOptions(
    List<List<HostAndPort>> targets,
    int users,
    int rooms,
    int bystanders,
    int connections,
    boolean history,
    Protocol protocol,
    Mode mode,
    double rate,
    int payload) {

  /** People with a session and a connection each, who talk at a fixed rate; no bystanders. */
  public static CrowdOptions atRate(
      HostAndPort target, int users, int rooms, double rate, int payload) {
    return new CrowdOptions(
        List.of(List.of(target)),
        users,
        rooms,
        0,
        users,
        false,
        Protocol.SESSION,
        Mode.RATE,
        rate,
        payload);
  }

  /** The same beside so many who do nothing. */
  public CrowdOptions beside(int idle) {
    return new CrowdOptions(
        targets, users, rooms, idle, connections, history, protocol, mode, rate, payload);
  }

  /** The same at another server. */
  public CrowdOptions at(HostAndPort server) {
    return at(List.of(List.of(server)));
  }

  /** The same at other servers, for each room. */
  public CrowdOptions at(List<List<HostAndPort>> servers) {
    return new CrowdOptions(
        servers, users, rooms, bystanders, connections, history, protocol, mode, rate, payload);
  }

  /** One of the servers. */
  public HostAndPort target() {
    return target(0, 0);
  }

  /**
   * Where somebody goes to.
   *
   * @param room which one, from 0
   * @param person who of those in the room, from 0
   */
  HostAndPort target(int room, int person) {
    List<HostAndPort> servers = targets.get(room % targets.size());
    return servers.get(person % servers.size());
  }

  /** When somebody says something. */
  public enum Mode {
    /** Each when the last message was shown to them. */
    CLOSED,
    /** At a fixed rate, whatever the server does. */
    RATE,
    /** Never. */
    IDLE
  }

  /** What they speak. */
  public enum Protocol {
    /** SessionService.Connect. */
    SESSION,
    /** ChatService.Chat. */
    ROOM
  }
}
