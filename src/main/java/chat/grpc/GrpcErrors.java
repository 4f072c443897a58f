package chat.grpc;

import akka.actor.ActorSystem;
import akka.grpc.GrpcServiceException;
import akka.grpc.Trailers;
import akka.grpc.javadsl.MetadataBuilder;
import akka.http.scaladsl.model.http2.PeerClosedStreamException;
import akka.japi.Function;
import chat.actors.EndReason;
import chat.actors.Sessions;
import chat.ops.CallProblem;
import chat.ops.Metrics;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds every gRPC status that a client can see, and counts them; {@code chat.proto} has the
 * table.
 */
final class GrpcErrors {
  private static final Logger log = LoggerFactory.getLogger(GrpcErrors.class);

  private final Metrics metrics;

  GrpcErrors(Metrics metrics) {
    this.metrics = metrics;
  }

  /** What Akka gRPC asks about a failed call, once for each. */
  Function<ActorSystem, Function<Throwable, Trailers>> mapper() {
    return system -> this::toTrailers;
  }

  static GrpcServiceException ended(EndReason reason) {
    return new GrpcServiceException(
        switch (reason) {
          case SERVER_STOPPING -> Status.UNAVAILABLE.withDescription("the server is stopping");
          case TOO_SLOW -> Status.RESOURCE_EXHAUSTED.withDescription("the client reads too slowly");
          case JOIN_TIMEOUT ->
              Status.DEADLINE_EXCEEDED.withDescription("no join_request or hello arrived in time");
          case DISPLACED ->
              Status.ABORTED.withDescription("another stream of this session has taken over");
          case CUT_OFF ->
              Status.UNAVAILABLE.withDescription(
                  "the server is cut off from the others, connect to another one");
          case SERVER_FAILED -> Status.INTERNAL.withDescription("the server failed, join again");
        });
  }

  /** For an answer that cannot carry a code; the server lets nobody in for the reason of an end. */
  static GrpcServiceException closed(EndReason reason) {
    MetadataBuilder trailers =
        new MetadataBuilder()
            .addText("chat-end-code", reason.name())
            .addText("grpc-retry-pushback-ms", String.valueOf(Sessions.SHORTEST_RETRY.toMillis()));
    return new GrpcServiceException(ended(reason).status(), trailers.build());
  }

  static CallRefused unknownService() {
    return refused(CallProblem.UNKNOWN_SERVICE, Status.UNIMPLEMENTED, "unknown service");
  }

  static CallRefused unknownRpc() {
    return refused(CallProblem.UNKNOWN_RPC, Status.UNIMPLEMENTED, "unknown rpc");
  }

  static CallRefused messageTooLarge(long length, int limit) {
    return refused(
        CallProblem.MESSAGE_TOO_LARGE,
        Status.RESOURCE_EXHAUSTED,
        "a message of %d bytes is over the limit of %d".formatted(length, limit));
  }

  static CallRefused compressed() {
    return refused(
        CallProblem.COMPRESSED,
        Status.UNIMPLEMENTED,
        "compressed messages are not supported, send them plain");
  }

  static CallRefused brokenFraming() {
    return refused(
        CallProblem.BROKEN_FRAMING,
        Status.INVALID_ARGUMENT,
        "a message's prefix is wrong, or the request ends within a message");
  }

  static CallRefused notOneMessage() {
    return refused(
        CallProblem.NOT_ONE_MESSAGE, Status.UNIMPLEMENTED, "this rpc takes exactly one message");
  }

  static CallRefused messageTooSlow() {
    return refused(
        CallProblem.MESSAGE_TOO_SLOW,
        Status.DEADLINE_EXCEEDED,
        "a message was not complete in time");
  }

  static CallRefused tooManyBegunMessages() {
    return refused(
        CallProblem.TOO_MANY_BEGUN_MESSAGES,
        Status.RESOURCE_EXHAUSTED,
        "too many messages from this address have begun and are not complete");
  }

  static CallRefused tooManyWaitingStreams() {
    return refused(
        CallProblem.TOO_MANY_WAITING_STREAMS,
        Status.RESOURCE_EXHAUSTED,
        "too many streams from this address have not sent their first message, send it on those");
  }

  static CallRefused unknownHealthService() {
    return refused(CallProblem.UNKNOWN_HEALTH_SERVICE, Status.NOT_FOUND, "unknown service");
  }

  private static CallRefused refused(CallProblem problem, Status status, String description) {
    return new CallRefused(problem, status.withDescription(description));
  }

  Trailers toTrailers(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof PeerClosedStreamException) {
      // Nobody reads this status; a client that vanishes is nothing to log or count either.
      return new Trailers(Status.CANCELLED);
    } else if (cause instanceof CallRefused refused) {
      return counted(refused);
    } else if (cause instanceof GrpcServiceException ended) {
      return new Trailers(ended.status(), ended.metadata());
    } else if (cause instanceof InvalidProtocolBufferException) {
      return counted(
          refused(CallProblem.INVALID_MESSAGE, Status.INVALID_ARGUMENT, "not a valid message"));
    } else if (cause instanceof TimeoutException) {
      return counted(
          refused(
              CallProblem.NO_ANSWER_IN_TIME, Status.UNAVAILABLE, "no answer in time, try again"));
    } else {
      log.error("unexpected failure of a call", cause);
      return counted(
          refused(CallProblem.FAILED, Status.INTERNAL, "the server failed, its log says why"));
    }
  }

  private Trailers counted(CallRefused refused) {
    metrics.callFailed(refused.problem());
    return new Trailers(refused.status());
  }

  /** What really failed. */
  static Throwable unwrap(Throwable thrown) {
    boolean wrapper = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    return wrapper && thrown.getCause() != null ? unwrap(thrown.getCause()) : thrown;
  }
}
