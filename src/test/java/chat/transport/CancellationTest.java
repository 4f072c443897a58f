package chat.transport;

import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.NotUsed;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import chat.Await;
import io.netty.handler.codec.http2.Http2Error;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** How either side gives up. */
class CancellationTest extends Exchange {
  private final CompletableFuture<Throwable> requestEnd = new CompletableFuture<>();
  private final CompletableFuture<Done> responseCancelled = new CompletableFuture<>();

  /** A response that never ends, to a request that never ends. */
  private CompletionStage<HttpResponse> endless(HttpRequest request) {
    request
        .entity()
        .getDataBytes()
        .runWith(Sink.ignore(), fixture.system)
        .whenComplete((done, failure) -> requestEnd.complete(failure));
    Source<ByteString, NotUsed> body =
        Source.<ByteString>maybe()
            .prepend(Source.single(HELLO))
            .watchTermination(
                (ignored, done) -> {
                  done.whenComplete((ok, failure) -> responseCancelled.complete(ok));
                  return NotUsed.getInstance();
                });
    return CompletableFuture.completedFuture(
        HttpResponse.create()
            .withEntity(HttpEntities.createChunked(ContentTypes.APPLICATION_OCTET_STREAM, body)));
  }

  @Test
  void resetByThePeerEndsBothBodies() throws Exception {
    RawPeer peer = serve(this::endless);
    peer.request(1);
    awaitOn(1, peer);

    peer.reset(1, (int) Http2Error.CANCEL.code());

    assertThat(Await.result(requestEnd)).hasMessageContaining("CANCEL");
    Await.result(responseCancelled);
    assertThat(fixture.count(TransportEvent.STREAM_RESET_BY_PEER)).isOne();
  }

  @Test
  void lostConnectionEndsBothBodiesAndCompletesClosed() throws Exception {
    RawPeer peer = serve(this::endless);
    peer.request(1);
    awaitOn(1, peer);
    Connection connection = fixture.connections.take();
    assertThat(connection.closed().toCompletableFuture()).isNotDone();

    peer.crash();

    assertThat(Await.result(requestEnd)).isNotNull();
    Await.result(responseCancelled);
    Await.result(connection.closed());
    assertThat(fixture.count(TransportEvent.CONNECTION_CLOSED)).isOne();
  }

  @Test
  void ofAPeerThatLeftBeforeTheAnswerEndsTheAnswer() throws Exception {
    CompletableFuture<HttpResponse> late = new CompletableFuture<>();
    CompletableFuture<HttpRequest> called = new CompletableFuture<>();
    RawPeer peer =
        serve(
            request -> {
              called.complete(request);
              return late;
            });
    peer.request(1);
    HttpRequest request = Await.result(called);
    peer.crash();
    Await.result(fixture.connections.take().closed());

    late.complete(Await.result(endless(request)));

    Await.result(responseCancelled);
  }
}
