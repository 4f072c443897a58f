package chat.transport;

/** What {@link TransportCounters} counts. The names are stable: operators' dashboards know them. */
public enum TransportEvent {
  /** A connection was accepted. */
  CONNECTION_OPENED,
  /** An accepted connection ended, for whatever reason. */
  CONNECTION_CLOSED,
  /** A request began. */
  STREAM_OPENED,
  /** A request that began is over, for whatever reason. */
  STREAM_CLOSED,
  /** The peer cancelled a request. */
  STREAM_RESET_BY_PEER,
  /** A request was reset because it was malformed or its response failed half-way. */
  STREAM_RESET_BY_US,
  /** A handler, or its response's source, failed; the peer got status 500 or a reset. */
  HANDLER_FAILED,
  /** A new certificate was found in the files; it holds for new connections. */
  TLS_CERTIFICATE_REPLACED,
  /** A look at the files found what cannot be used; the certificate stays. Counted at each look. */
  TLS_CERTIFICATE_REJECTED,

  /** A connection could not be accepted, as for want of file handles; it waits until there are. */
  ACCEPT_FAILED,

  /** A connection over {@link TransportSettings#maxConnections()} was closed. */
  REFUSED_CONNECTION,
  /** A connection over {@link AddressSettings#maxConnections()} was closed. */
  REFUSED_ADDRESS_CONNECTIONS,
  /** A connection over {@link AddressSettings#newConnectionsPerSecond()} was closed. */
  REFUSED_ADDRESS_RATE,
  /** A connection without TLS came where only TLS is spoken; the peer was told, and closed. */
  REFUSED_PLAINTEXT,
  /** No TLS handshake was done within {@link TransportSettings#prefaceTimeout()}. */
  REFUSED_NO_HANDSHAKE,
  /**
   * A TLS handshake failed: an old version, weak suites only, a client's certificate that is
   * missing or not trusted; or the peer does not trust ours.
   */
  REFUSED_TLS_HANDSHAKE,
  /** In the TLS handshake the peer did not offer HTTP/2 (ALPN {@code h2}). */
  REFUSED_NO_ALPN,
  /** TLS was broken after the handshake, by renegotiation for one; the connection was closed. */
  REFUSED_TLS_BREACH,
  /** Much TLS with little in it, such as asking for new keys; the connection was closed. */
  REFUSED_TLS_FLOOD,
  /** No preface came within {@link TransportSettings#prefaceTimeout()}. */
  REFUSED_NO_PREFACE,
  /** No request came within {@link TransportSettings#firstRequestTimeout()}. */
  REFUSED_NO_REQUEST,
  /** A PING was not answered within {@link TransportSettings#pingTimeout()}. */
  REFUSED_NO_PONG,
  /** A request over {@link TransportSettings#maxConcurrentStreams()} was refused. */
  REFUSED_STREAM,
  /** Headers over {@link TransportSettings#maxHeaderListBytes()}; the request was refused. */
  REFUSED_HEADERS_TOO_LARGE,

  // Each of these closed the connection. Floods are counted over FLOOD_WINDOW.
  /** A header block by a quarter larger than {@link TransportSettings#maxHeaderListBytes()}. */
  REFUSED_HEADER_BLOCK_TOO_LARGE,
  /** A header block took over {@link TransportSettings#headerBlockTimeout()} to arrive. */
  REFUSED_HEADER_BLOCK_TOO_SLOW,
  /** A header block in many small or empty CONTINUATION frames. */
  REFUSED_CONTINUATION_FLOOD,
  /** A header block that resizes HPACK's table over and over. */
  REFUSED_TABLE_SIZE_FLOOD,
  /** A frame over 16,384 bytes. */
  REFUSED_FRAME_TOO_LARGE,
  /** Over {@link TransportSettings#maxResetsPerWindow()} resets by the peer. */
  REFUSED_RESET_FLOOD,
  /** The peer made us send over {@link TransportSettings#maxResetsPerWindow()} resets. */
  REFUSED_PROVOKED_RESET_FLOOD,
  /** Over {@link TransportSettings#maxControlFramesPerWindow()} PINGs and answers to PINGs. */
  REFUSED_PING_FLOOD,
  /** Over {@link TransportSettings#maxControlFramesPerWindow()} SETTINGS. */
  REFUSED_SETTINGS_FLOOD,
  /** Over {@link TransportSettings#maxControlFramesPerWindow()} PRIORITY frames. */
  REFUSED_PRIORITY_FLOOD,
  /** Over {@link TransportSettings#maxControlFramesPerWindow()} WINDOW_UPDATEs. */
  REFUSED_WINDOW_UPDATE_FLOOD,
  /** Over {@link TransportSettings#maxControlFramesPerWindow()} GOAWAYs by the peer. */
  REFUSED_GOAWAY_FLOOD,
  /** Over {@link TransportSettings#maxControlFramesPerWindow()} frames of unknown kinds. */
  REFUSED_UNKNOWN_FRAME_FLOOD,
  /**
   * Over {@link TransportSettings#maxControlFramesPerWindow()} DATA frames with nothing in them.
   */
  REFUSED_EMPTY_DATA_FLOOD,
  /** Over {@link TransportSettings#maxControlFramesPerWindow()} DATA frames under 5 bytes. */
  REFUSED_TINY_DATA_FLOOD,
  /** The peer did not read our answers to its control frames. */
  REFUSED_UNREAD_ANSWERS,

  /** Any other breach of HTTP/2; the stream was reset or the connection closed. */
  REFUSED_PROTOCOL_ERROR
}
