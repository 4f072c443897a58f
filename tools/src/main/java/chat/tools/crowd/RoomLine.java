package chat.tools.crowd;

import chat.tools.crowd.CrowdOptions.Protocol;
import io.grpc.Channel;

/** A person's line into one room, in one of the protocols. */
interface RoomLine {
  /** A line that is not open yet, in the protocol that the options name. */
  static RoomLine of(CrowdOptions options, String name, String room, Channel channel) {
    return options.protocol() == Protocol.SESSION
        ? new SessionLine(name, room, channel, options.history())
        : new ChatLine(name, room, channel);
  }

  /** Hears what comes over the line, one after the other. */
  interface Listener {
    void entered();

    /**
     * A message that was said since the line entered.
     *
     * @param seq its number; 0 from servers that number nothing
     */
    void shown(long seq, String text);

    /** Nothing follows; not after {@link RoomLine#close()}. */
    void ended(String why);

    /** The stream is over, for whatever reason. */
    void over();
  }

  void open(Listener listener);

  void say(String text);

  /** Leaves the room and ends. */
  void close();
}
