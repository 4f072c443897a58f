package chat.client.model;

import chat.proto.EndCode;
import chat.proto.Refusal;
import chat.proto.RefusalCode;
import chat.proto.SessionEnded;
import java.time.Duration;

/**
 * Something went wrong that a person should read about. The texts are chosen by the codes; a
 * server's message is shown only for a code that this client does not know.
 */
public sealed interface Problem {
  /** The server said no. */
  record Refused(RefusalCode code, String message) implements Problem {}

  /** The network or the server failed. */
  record Failed(Failure failure) implements Problem {}

  /**
   * The server ended the stream and said why.
   *
   * @param retryAfter when it wants to see the client again; zero: whenever
   */
  record Ended(EndCode code, String message, Duration retryAfter) implements Problem {}

  static Problem of(Refusal refusal) {
    return new Refused(refusal.getCode(), refusal.getMessage());
  }

  static Ended of(SessionEnded end) {
    Duration retryAfter = Duration.ofMillis(Math.max(0, end.getRetryAfterMillis()));
    return new Ended(end.getCode(), end.getMessage(), retryAfter);
  }
}
