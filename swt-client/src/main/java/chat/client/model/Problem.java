package chat.client.model;

import chat.proto.EndCode;
import chat.proto.RefusalCode;

/**
 * Something went wrong that a person should read about. The texts are chosen by the codes; a
 * server's message is shown only for a code that this client does not know.
 */
public sealed interface Problem {
  /** The server said no. */
  record Refused(RefusalCode code, String message) implements Problem {}

  /** The network or the server failed. */
  record Failed(Failure failure) implements Problem {}

  /** The server ended the stream and said why. */
  record Ended(EndCode code, String message) implements Problem {}
}
