package chat.client.model;

/**
 * Why the network did not do what was asked, as far as it changes what a person can do about it.
 */
public enum Failure {
  /** The address names no machine. */
  UNKNOWN_HOST,
  /** Nothing listens there, or no way leads there. */
  UNREACHABLE,
  /** No answer came within the deadline. */
  NO_ANSWER,
  /** Something answers, but it does not speak this contract. */
  NOT_A_CHAT_SERVER,
  /** It is a server, but does not know the session contract. */
  TOO_OLD,
  /** A connection that worked is gone. */
  LOST,
  /** Another stream of the same session has taken over. */
  DISPLACED,
  /** The server put this client off because it reads too slowly or asks too much. */
  PUT_OFF,
  /** The server failed. */
  SERVER_FAILED,
  /** The server speaks only TLS, and was spoken to without. */
  ENCRYPTED_ONLY,
  /** The server was spoken to over TLS and does not know it. */
  NOT_ENCRYPTED,
  /** Client and server have no version or cipher of TLS in common, or it broke off. */
  TLS_FAILED,
  /** The server wants a certificate of the client's, and there is none. */
  CLIENT_CERTIFICATE_MISSING,
  /** The server does not accept the client's certificate. */
  CLIENT_CERTIFICATE_REFUSED,
  /** A certificate or key that this client was told to use cannot be read. */
  CERTIFICATE_FILE_UNREADABLE;

  /** Whether it will not pass by itself: somebody has to change something. */
  boolean isLasting() {
    return switch (this) {
      case ENCRYPTED_ONLY,
          NOT_ENCRYPTED,
          TLS_FAILED,
          CLIENT_CERTIFICATE_MISSING,
          CLIENT_CERTIFICATE_REFUSED,
          CERTIFICATE_FILE_UNREADABLE ->
          true;
      default -> false;
    };
  }
}
