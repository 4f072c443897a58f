package chat.grpc;

import akka.actor.ActorSystem;
import akka.grpc.GrpcServiceException;
import akka.grpc.Trailers;
import akka.http.scaladsl.model.http2.PeerClosedStreamException;
import akka.japi.Function;
import chat.actors.EndReason;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds every gRPC status that a client can see; {@code chat.proto} has the table. */
final class GrpcErrors {
  private static final Logger log = LoggerFactory.getLogger(GrpcErrors.class);

  private GrpcErrors() {}

  /** What Akka gRPC asks about a failed call. */
  static Function<ActorSystem, Function<Throwable, Trailers>> mapper() {
    return system -> GrpcErrors::toTrailers;
  }

  static GrpcServiceException ended(EndReason reason) {
    return switch (reason) {
      case SERVER_STOPPING -> error(Status.UNAVAILABLE, "the server is stopping");
      case TOO_SLOW -> error(Status.RESOURCE_EXHAUSTED, "the client reads too slowly");
      case JOIN_TIMEOUT ->
          error(Status.DEADLINE_EXCEEDED, "no join_request or hello arrived in time");
      case DISPLACED -> error(Status.ABORTED, "another stream of this session has taken over");
      case SERVER_FAILED -> error(Status.INTERNAL, "the server failed, join again");
    };
  }

  static GrpcServiceException messageTooLarge(long length, int limit) {
    return error(
        Status.RESOURCE_EXHAUSTED,
        "a message of %d bytes is over the limit of %d".formatted(length, limit));
  }

  static GrpcServiceException messageTooLate() {
    return error(Status.DEADLINE_EXCEEDED, "a message has begun and did not arrive whole in time");
  }

  static GrpcServiceException tooManyBegunMessages() {
    return error(
        Status.RESOURCE_EXHAUSTED,
        "too many messages from this address have begun and not arrived whole");
  }

  static GrpcServiceException tooManyWaitingStreams() {
    return error(
        Status.RESOURCE_EXHAUSTED,
        "too many streams from this address have not sent their first message, send it on those");
  }

  static GrpcServiceException compressed() {
    return error(Status.UNIMPLEMENTED, "compressed messages are not supported, send them plain");
  }

  static GrpcServiceException unknownService() {
    return error(Status.NOT_FOUND, "unknown service");
  }

  private static Trailers toTrailers(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof GrpcServiceException known) {
      return new Trailers(known.status(), known.metadata());
    } else if (cause instanceof InvalidProtocolBufferException) {
      return new Trailers(Status.INVALID_ARGUMENT.withDescription("not a valid message"));
    } else if (cause instanceof UnsupportedOperationException) {
      return new Trailers(Status.UNIMPLEMENTED.withDescription("unknown rpc"));
    } else if (cause instanceof PeerClosedStreamException) {
      // Nobody reads this status; a client that vanishes is nothing to log either.
      return new Trailers(Status.CANCELLED);
    } else if (cause instanceof TimeoutException) {
      return new Trailers(Status.UNAVAILABLE.withDescription("no answer in time, try again"));
    } else {
      log.error("unexpected failure of a call", cause);
      return new Trailers(Status.INTERNAL.withDescription("the server failed, its log says why"));
    }
  }

  /** What really failed. */
  static Throwable unwrap(Throwable thrown) {
    boolean wrapper = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    return wrapper && thrown.getCause() != null ? unwrap(thrown.getCause()) : thrown;
  }

  private static GrpcServiceException error(Status status, String description) {
    return new GrpcServiceException(status.withDescription(description));
  }
}
