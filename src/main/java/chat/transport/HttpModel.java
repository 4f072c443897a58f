package chat.transport;

import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpEntity.ChunkStreamPart;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RemoteAddress;
import akka.http.javadsl.model.ResponseEntity;
import akka.http.javadsl.model.Uri;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.scaladsl.model.HttpProtocols;
import akka.http.scaladsl.model.Trailer;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Translates between HTTP/2's header blocks and Akka HTTP's model. Nothing here waits or keeps
 * state.
 */
final class HttpModel {
  /** Akka HTTP keeps it with the entity, not among the headers. */
  private static final String CONTENT_TYPE = "content-type";

  /** Headers that speak of an HTTP/1 connection, which HTTP/2 forbids. */
  private static final Set<String> CONNECTION_HEADERS =
      Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

  private HttpModel() {}

  /**
   * A request without its entity, with its headers as they came, and the peer's address and the
   * body as attributes.
   *
   * @throws IllegalArgumentException or another unchecked exception if the peer sent what is no
   *     HTTP request
   */
  static HttpRequest request(Http2Headers head, RemoteAddress peer, IncomingBody body) {
    List<HttpHeader> headers = new ArrayList<>(head.size());
    for (Map.Entry<CharSequence, CharSequence> header : head) {
      String name = header.getKey().toString();
      if (!name.startsWith(":") && !name.equals(CONTENT_TYPE)) {
        headers.add(RawHeader.create(name, header.getValue().toString()));
      }
    }
    return HttpRequest.create()
        .withMethod(method(head.method()))
        .withUri(uri(head.path()))
        .withProtocol(HttpProtocols.HTTP$div2$u002E0())
        .withHeaders(headers)
        .addAttribute(AttributeKeys.remoteAddress, peer)
        .addAttribute(IncomingBody.ATTRIBUTE, body);
  }

  static HttpRequest withBody(HttpRequest request, Http2Headers head, IncomingBody body) {
    return request.withEntity(
        HttpEntities.createChunked(contentType(head), Source.fromGraph(new RequestSource(body))));
  }

  static HttpRequest withoutBody(HttpRequest request, Http2Headers head) {
    return request.withEntity(HttpEntities.create(contentType(head), ByteString.emptyByteString()));
  }

  private static HttpMethod method(CharSequence name) {
    if (name == null) {
      throw new IllegalArgumentException("no :method");
    }
    return HttpMethods.lookup(name.toString())
        .orElseThrow(() -> new IllegalArgumentException("unknown :method " + name));
  }

  private static Uri uri(CharSequence path) {
    if (path == null || path.length() == 0 || path.charAt(0) != '/') {
      throw new IllegalArgumentException("no absolute :path but " + path);
    }
    return Uri.create(path.toString());
  }

  private static ContentType contentType(Http2Headers head) {
    CharSequence contentType = head.get(CONTENT_TYPE);
    return contentType == null
        ? ContentTypes.NO_CONTENT_TYPE
        : ContentTypes.parse(contentType.toString());
  }

  static Http2Headers head(HttpResponse response) {
    Http2Headers head =
        new DefaultHttp2Headers().status(Integer.toString(response.status().intValue()));
    ContentType contentType = response.entity().getContentType();
    if (!contentType.equals(ContentTypes.NO_CONTENT_TYPE)) {
      head.add(CONTENT_TYPE, contentType.toString());
    }
    addAll(head, response.getHeaders());
    return head;
  }

  /**
   * Trailers that came as the response's attribute, Akka gRPC's way for a response of one message.
   * May be empty.
   */
  static Http2Headers trailers(HttpResponse response) {
    Http2Headers trailers = new DefaultHttp2Headers();
    response
        .getAttribute(AttributeKeys.trailer)
        .ifPresent(
            trailer ->
                CollectionConverters.asJava(((Trailer) trailer).headers())
                    .forEach(
                        header -> trailers.add(header._1().toLowerCase(Locale.ROOT), header._2())));
    return trailers;
  }

  /** Trailers that came behind the body, Akka gRPC's way for a stream of messages. May be empty. */
  static Http2Headers trailers(List<HttpHeader> behindBody) {
    Http2Headers trailers = new DefaultHttp2Headers();
    addAll(trailers, behindBody);
    return trailers;
  }

  static Source<ChunkStreamPart, ?> chunks(ResponseEntity entity) {
    if (entity instanceof HttpEntity.Chunked chunked) {
      return chunked.getChunks();
    }
    return entity.getDataBytes().filter(bytes -> !bytes.isEmpty()).map(ChunkStreamPart::create);
  }

  private static void addAll(Http2Headers target, Iterable<HttpHeader> headers) {
    for (HttpHeader header : headers) {
      if (!CONNECTION_HEADERS.contains(header.lowercaseName())) {
        target.add(header.lowercaseName(), header.value());
      }
    }
  }
}
