package chat.transport;

import akka.Done;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;

/**
 * One accepted connection, which may carry many requests.
 *
 * @param id unique while the process lives, never reused
 * @param remoteAddress where the peer connects from
 * @param closed completes once the connection is gone, also when it was lost; never fails. What
 *     depends on it runs on Akka's dispatcher.
 */
public record Connection(long id, InetSocketAddress remoteAddress, CompletionStage<Done> closed) {
  @Override
  public String toString() {
    return "connection " + id + " from " + remoteAddress;
  }
}
