package chat.tools.raw;

/** HTTP/2's error codes, in the order of their numbers (RFC 9113, 7). */
public enum ErrorCode {
  NO_ERROR,
  PROTOCOL_ERROR,
  INTERNAL_ERROR,
  FLOW_CONTROL_ERROR,
  SETTINGS_TIMEOUT,
  STREAM_CLOSED,
  FRAME_SIZE_ERROR,
  REFUSED_STREAM,
  CANCEL,
  COMPRESSION_ERROR,
  CONNECT_ERROR,
  ENHANCE_YOUR_CALM,
  INADEQUATE_SECURITY,
  HTTP_1_1_REQUIRED;

  private static final ErrorCode[] ALL = values();

  /** The name of a code, or its number if it has none. */
  public static String name(int code) {
    return code >= 0 && code < ALL.length ? ALL[code].name() : Integer.toString(code);
  }
}
