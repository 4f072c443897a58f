package chat.client.model;

import chat.proto.EndCode;
import chat.proto.Refusal;
import chat.proto.RefusalCode;
import chat.proto.SessionEnded;
import java.time.Duration;
import java.util.Optional;

/**
 * Something went wrong that a person should read about. The texts are chosen by the codes; a
 * server's message is shown only for a code that this client does not know.
 */
public sealed interface Problem {
  /**
   * The server said no.
   *
   * @param retryAfter how long to wait before asking again; zero: as long as one likes
   */
  record Refused(RefusalCode code, String message, Duration retryAfter) implements Problem {
    Refused(RefusalCode code, String message) {
      this(code, message, Duration.ZERO);
    }
  }

  /** The network or the server failed. */
  record Failed(Failure failure) implements Problem {}

  /**
   * The server ended the stream and said why.
   *
   * @param retryAfter when it wants to see the client again; zero: whenever
   */
  record Ended(EndCode code, String message, Duration retryAfter) implements Problem {}

  /** The server does not prove to be the one that was asked for. */
  record Untrusted(CertificateProblem problem) implements Problem {
    static Optional<CertificateProblem> in(Optional<Problem> why) {
      return why.filter(Untrusted.class::isInstance).map(it -> ((Untrusted) it).problem());
    }
  }

  /** Whether another login has taken over from here. */
  default boolean isDisplacement() {
    return this instanceof Ended ended && ended.code() == EndCode.END_CODE_DISPLACED
        || this instanceof Failed failed && failed.failure() == Failure.DISPLACED;
  }

  /** Whether it tells more than that the server still cannot be reached. */
  default boolean isNews() {
    return !(this instanceof Failed failed) || failed.failure().isLasting();
  }

  static Problem of(Refusal refusal) {
    return new Refused(
        refusal.getCode(), refusal.getMessage(), pause(refusal.getRetryAfterMillis()));
  }

  static Ended of(SessionEnded end) {
    return new Ended(end.getCode(), end.getMessage(), pause(end.getRetryAfterMillis()));
  }

  private static Duration pause(int millis) {
    return Duration.ofMillis(Math.max(0, millis));
  }
}
