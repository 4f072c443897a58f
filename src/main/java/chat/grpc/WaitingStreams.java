package chat.grpc;

import akka.Done;
import akka.NotUsed;
import akka.stream.javadsl.Source;
import chat.limits.WaitingStream;

/** Notices when a stream waits no more for its first message. */
final class WaitingStreams {
  private WaitingStreams() {}

  /** The same messages; {@code waiting} is over with the first of them, or when there are none. */
  static <T> Source<T, NotUsed> watch(Source<T, NotUsed> messages, WaitingStream waiting) {
    return messages
        .map(
            message -> {
              waiting.over();
              return message;
            })
        .watchTermination(
            (notUsed, ended) -> {
              ended.whenComplete((Done done, Throwable failure) -> waiting.over());
              return notUsed;
            });
  }
}
