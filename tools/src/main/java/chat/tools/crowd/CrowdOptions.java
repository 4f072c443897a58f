package chat.tools.crowd;

import com.google.common.net.HostAndPort;

/**
 * Who talks, and how much.
 *
 * @param users people, spread evenly over the first rooms of the server's list
 * @param rate messages a second, of all together; only with {@link Mode#RATE}
 * @param payload bytes of a text
 */
public record CrowdOptions(
    HostAndPort target,
    int users,
    int rooms,
    Protocol protocol,
    Mode mode,
    double rate,
    int payload) {

  /** When somebody says something. */
  public enum Mode {
    /** Each when the last message was shown to them. */
    CLOSED,
    /** At a fixed rate, whatever the server does. */
    RATE
  }

  /** What they speak. */
  public enum Protocol {
    /** SessionService.Connect. */
    SESSION,
    /** ChatService.Chat. */
    ROOM
  }
}
