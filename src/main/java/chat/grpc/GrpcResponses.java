package chat.grpc;

import akka.grpc.Trailers;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.util.ByteString;
import chat.transport.OutgoingBody;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;

/** What gRPC makes of HTTP's responses, for those that Akka gRPC does not make. */
final class GrpcResponses {
  private static final ContentType GRPC = ContentTypes.parse("application/grpc");

  private GrpcResponses() {}

  /** A response of many messages. */
  static HttpResponse of(OutgoingBody messages) {
    return empty().addAttribute(OutgoingBody.ATTRIBUTE, messages);
  }

  /** The whole answer to a call that nobody handles. */
  static HttpResponse trailersOnly(Status status) {
    return empty().addHeaders(trailers(new Trailers(status)));
  }

  private static HttpResponse empty() {
    return HttpResponse.create()
        .withEntity(HttpEntities.create(GRPC, ByteString.emptyByteString()));
  }

  /** What follows the last message. */
  static List<HttpHeader> trailers(Trailers trailers) {
    List<HttpHeader> headers = new ArrayList<>();
    Status status = trailers.status();
    headers.add(RawHeader.create("grpc-status", String.valueOf(status.getCode().value())));
    if (status.getDescription() != null) {
      headers.add(RawHeader.create("grpc-message", status.getDescription()));
    }
    return headers;
  }
}
