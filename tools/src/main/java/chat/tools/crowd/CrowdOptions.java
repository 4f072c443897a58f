package chat.tools.crowd;

import com.google.common.net.HostAndPort;

/**
 * Who talks, and how much.
 *
 * @param users people, spread evenly over the first rooms of the server's list
 * @param connections how many the people share
 * @param history whether each reads the last messages of the room when coming in
 * @param rate messages a second, of all together; only with {@link Mode#RATE}
 * @param payload bytes of a text
 */
public record CrowdOptions(
    HostAndPort target,
    int users,
    int rooms,
    int connections,
    boolean history,
    Protocol protocol,
    Mode mode,
    double rate,
    int payload) {

  /** The same at another server. */
  public CrowdOptions at(HostAndPort server) {
    return new CrowdOptions(
        server, users, rooms, connections, history, protocol, mode, rate, payload);
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
