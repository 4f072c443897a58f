package chat.tools.bench;

import com.google.common.net.HostAndPort;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What load to put on a server.
 *
 * @param rate messages a second, of all bots together; only with {@link Mode#RATE}
 * @param payload bytes of a text
 * @param warmup talk that is not measured, before what is
 * @param serverPid the server's process, on this machine
 */
record BenchOptions(
    HostAndPort target,
    int users,
    int rooms,
    Protocol protocol,
    Mode mode,
    double rate,
    int payload,
    Duration duration,
    Duration warmup,
    OptionalLong serverPid) {

  /** When a bot says something. */
  enum Mode {
    /** Each bot when its last message was shown to it. */
    CLOSED,
    /** At a fixed rate, whatever the server does. */
    RATE
  }

  /** What the bots speak. */
  enum Protocol {
    /** SessionService.Connect. */
    SESSION,
    /** ChatService.Chat. */
    ROOM
  }
}
