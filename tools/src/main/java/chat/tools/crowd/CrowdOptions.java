package chat.tools.crowd;

import com.google.common.net.HostAndPort;

/**
 * Who talks, and how much.
 *
 * @param users people, spread evenly over the first rooms of the server's list
 * @param bystanders people who are idle in the other rooms
 * @param connections how many the people who talk share
 * @param history whether each reads the last messages of the room when coming in
 * @param rate messages a second, of all together; only with {@link Mode#RATE}
 * @param payload bytes of a text
 */
public record CrowdOptions(
    HostAndPort target,
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
        target, users, rooms, 0, users, false, Protocol.SESSION, Mode.RATE, rate, payload);
  }

  /** The same beside so many who do nothing. */
  public CrowdOptions beside(int idle) {
    return new CrowdOptions(
        target, users, rooms, idle, connections, history, protocol, mode, rate, payload);
  }

  /** The same at another server. */
  public CrowdOptions at(HostAndPort server) {
    return new CrowdOptions(
        server, users, rooms, bystanders, connections, history, protocol, mode, rate, payload);
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
