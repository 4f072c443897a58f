package chat.grpc;

import akka.grpc.ServiceDescription;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaType;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.japi.function.Function;
import chat.limits.ByteBudget;
import chat.ops.CallProblem;
import chat.ops.Metrics;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Stands before the generated handlers, which believe whatever they are sent: lets through what is
 * a call of an rpc that exists, with its messages guarded, and answers everything else as the gRPC
 * protocol says.
 */
final class CallGate {
  /** Its other kinds, such as gRPC-Web, are not spoken here. */
  private static final Set<String> CONTENT_TYPES =
      Set.of("application/grpc", "application/grpc+proto");

  private static final HttpHeader ONLY_POST = RawHeader.create("allow", "POST");

  /** The encodings that messages may have. */
  private static final HttpHeader ONLY_PLAIN = RawHeader.create("grpc-accept-encoding", "identity");

  private final Rpcs rpcs;
  private final int maxMessageBytes;
  private final Duration messageDeadline;
  private final Metrics metrics;

  /**
   * A gate for the rpcs of these services.
   *
   * @param maxMessageBytes the largest message, without its prefix
   * @param messageDeadline time in which a message has to be complete
   */
  CallGate(
      List<ServiceDescription> services,
      int maxMessageBytes,
      Duration messageDeadline,
      Metrics metrics) {
    this.rpcs = new Rpcs(services);
    this.maxMessageBytes = maxMessageBytes;
    this.messageDeadline = messageDeadline;
    this.metrics = metrics;
  }

  /**
   * These handlers behind the gate.
   *
   * @param begunMessages the memory for messages that are not complete
   * @param conversations answer the rpcs of these full names, and guard their messages themselves
   * @param handlers answer the others
   */
  Function<HttpRequest, CompletionStage<HttpResponse>> before(
      ByteBudget begunMessages,
      Map<String, Function<HttpRequest, HttpResponse>> conversations,
      Function<HttpRequest, CompletionStage<HttpResponse>> handlers) {
    return request -> {
      if (!request.method().equals(HttpMethods.POST)) {
        return answer(CallProblem.HTTP_METHOD, StatusCodes.METHOD_NOT_ALLOWED, ONLY_POST);
      } else if (!isGrpc(request.entity().getContentType().mediaType())) {
        return answer(CallProblem.CONTENT_TYPE, StatusCodes.UNSUPPORTED_MEDIA_TYPE);
      }
      try {
        MethodDescriptor rpc = rpcs.find(request.getUri().path());
        Function<HttpRequest, HttpResponse> conversation = conversations.get(rpc.getFullName());
        CompletionStage<HttpResponse> answer =
            conversation == null
                ? handlers.apply(guarded(request, rpc, begunMessages))
                : CompletableFuture.completedStage(conversation.apply(request));
        return answer.thenApply(response -> response.addHeader(ONLY_PLAIN));
      } catch (CallRefused refused) {
        metrics.callFailed(refused.problem());
        return CompletableFuture.completedStage(GrpcResponses.trailersOnly(refused.status()));
      }
    };
  }

  private static boolean isGrpc(MediaType type) {
    return CONTENT_TYPES.contains(type.mainType() + "/" + type.subType());
  }

  /** A message of an encoding that nobody knows is refused when it comes, and not before. */
  private HttpRequest guarded(HttpRequest request, MethodDescriptor rpc, ByteBudget begunMessages) {
    MessageGuard guard =
        rpc.isClientStreaming()
            ? MessageGuard.ofMany(maxMessageBytes, messageDeadline, begunMessages)
            : MessageGuard.ofOne(maxMessageBytes, messageDeadline, begunMessages);
    return request
        .removeHeader("grpc-encoding")
        .withEntity(
            HttpEntities.createChunked(
                request.entity().getContentType(), request.entity().getDataBytes().via(guard)));
  }

  /** For those who speak HTTP and not gRPC, perhaps with a browser. */
  private CompletionStage<HttpResponse> answer(
      CallProblem problem, StatusCode status, HttpHeader... headers) {
    metrics.callFailed(problem);
    return CompletableFuture.completedStage(
        HttpResponse.create()
            .withStatus(status)
            .addHeaders(List.of(headers))
            .withEntity(
                ContentTypes.TEXT_PLAIN_UTF8,
                "This port speaks gRPC: POST with content-type application/grpc.\n"));
  }
}
