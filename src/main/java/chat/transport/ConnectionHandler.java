package chat.transport;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.function.Function;
import java.util.concurrent.CompletionStage;

/** Says who answers the requests of a connection. */
@FunctionalInterface
public interface ConnectionHandler {
  /**
   * Called once per accepted connection, before its first request, on the thread that serves its
   * socket: it must not block.
   *
   * @return answers this connection's requests, on Akka's dispatcher. A failure becomes status 500.
   */
  Function<HttpRequest, CompletionStage<HttpResponse>> accepted(Connection connection);
}
