package chat.transport;

import java.time.Duration;

/**
 * The limits of the transport. Each bounds what one peer, or all of them, can cost. The values in
 * brackets are those of {@link #DEFAULT}.
 *
 * @param maxConnections open connections in total; one more is closed at once [20,000]
 * @param maxConcurrentStreams open requests per connection; one more is refused with REFUSED_STREAM
 *     [16]
 * @param streamWindowBytes bytes of one request's body that wait here until its handler takes them,
 *     at least 16,384 [65,535]
 * @param connectionWindowBytes the same for all requests of a connection together, at least 65,535;
 *     a multiple of streamWindowBytes, or one stalled request stalls the connection's others
 *     [262,144]
 * @param maxHeaderListBytes a request's headers, counted as HTTP/2 counts them (name + value + 32
 *     each), at least 1,024 [8,192]
 * @param responseBufferBytes bytes of one response that wait here for a slow reader before its
 *     source is no longer pulled, at least 1,024; up to 16 elements may be under way besides
 *     [32,768]
 * @param maxResetsPerWindow RST_STREAM frames that a peer may send in {@link #FLOOD_WINDOW}, and as
 *     many that it may make us send, at least 1 [50]
 * @param maxControlFramesPerWindow frames of each other kind without use of their own that a peer
 *     may send in {@link #FLOOD_WINDOW}, such as SETTINGS, at least 1; for each frame of an answer
 *     it may send one PING and two WINDOW_UPDATEs more [100]
 * @param headerBlockTimeout within this time a header block must be complete [10 s]
 * @param prefaceTimeout within this time from accepting, the peer must have sent the preface and
 *     its SETTINGS; with TLS, within this time it must have done the handshake, and within this
 *     time from then sent those [10 s]
 * @param firstRequestTimeout within this time from accepting, with TLS from the handshake, the peer
 *     must have sent a request [30 s]
 * @param pingInterval pause between the answer to a PING and the next PING [10 s]
 * @param pingTimeout within this time a PING must be answered, or the peer counts as gone and is
 *     cut off [10 s]
 * @param address what one address may do
 */
public record TransportSettings(
    int maxConnections,
    int maxConcurrentStreams,
    int streamWindowBytes,
    int connectionWindowBytes,
    int maxHeaderListBytes,
    int responseBufferBytes,
    int maxResetsPerWindow,
    int maxControlFramesPerWindow,
    Duration headerBlockTimeout,
    Duration prefaceTimeout,
    Duration firstRequestTimeout,
    Duration pingInterval,
    Duration pingTimeout,
    AddressSettings address) {

  /** The time over which floods of frames are counted. */
  public static final Duration FLOOD_WINDOW = Duration.ofSeconds(10);

  /** The payload of one frame; HTTP/2's least, and no reason for more. */
  static final int MAX_FRAME_BYTES = 16_384;

  /** HTTP/2's connection window before anybody enlarges it. */
  static final int INITIAL_CONNECTION_WINDOW_BYTES = 65_535;

  /** Settings for a chat: small messages, few streams per connection, many connections. */
  public static final TransportSettings DEFAULT =
      new TransportSettings(
          20_000,
          16,
          65_535,
          256 * 1024,
          8 * 1024,
          32 * 1024,
          50,
          100,
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          AddressSettings.DEFAULT);

  public TransportSettings {
    Bounds.atLeast("maxConnections", maxConnections, 1);
    Bounds.atLeast("maxConcurrentStreams", maxConcurrentStreams, 1);
    Bounds.atLeast("streamWindowBytes", streamWindowBytes, MAX_FRAME_BYTES);
    Bounds.atLeast("connectionWindowBytes", connectionWindowBytes, INITIAL_CONNECTION_WINDOW_BYTES);
    Bounds.atLeast("maxHeaderListBytes", maxHeaderListBytes, 1024);
    Bounds.atLeast("responseBufferBytes", responseBufferBytes, 1024);
    Bounds.atLeast("maxResetsPerWindow", maxResetsPerWindow, 1);
    Bounds.atLeast("maxControlFramesPerWindow", maxControlFramesPerWindow, 1);
    Bounds.positive("headerBlockTimeout", headerBlockTimeout);
    Bounds.positive("prefaceTimeout", prefaceTimeout);
    Bounds.positive("firstRequestTimeout", firstRequestTimeout);
    Bounds.positive("pingInterval", pingInterval);
    Bounds.positive("pingTimeout", pingTimeout);
  }
}
