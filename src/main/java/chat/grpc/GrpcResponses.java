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
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What gRPC makes of HTTP's responses, for those that Akka gRPC does not make. */
final class GrpcResponses {
  private static final ContentType GRPC = ContentTypes.parse("application/grpc");
  private static final int PREFIX = 5;

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

  /** A message as it is sent: not compressed, behind its length. */
  static byte[] framed(MessageLite message) {
    int length = message.getSerializedSize();
    byte[] bytes = new byte[PREFIX + length];
    ByteBuffer.wrap(bytes).putInt(1, length);
    try {
      CodedOutputStream body = CodedOutputStream.newInstance(bytes, PREFIX, length);
      message.writeTo(body);
      body.checkNoSpaceLeft();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a message is longer than it says", impossible);
    }
    return bytes;
  }
}
