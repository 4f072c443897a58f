package chat.tools.baseline;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What is on its way to one stream. A reader who does not keep up has some wait here; too many, and
 * the stream is ended.
 */
final class Line {
  private static final int MOST_WAITING = 256;

  private final ServerCall<?, Shared> call;
  private final Queue<Shared> waiting = new ArrayDeque<>();
  private boolean over;

  Line(ServerCall<?, Shared> call) {
    this.call = call;
    call.sendHeaders(new Metadata());
  }

  void send(Shared response) {
    if (over) {
      return;
    }
    if (waiting.isEmpty() && call.isReady()) {
      call.sendMessage(response);
    } else if (waiting.size() < MOST_WAITING) {
      waiting.add(response);
    } else {
      end(Status.RESOURCE_EXHAUSTED.withDescription("too slow"));
    }
  }

  /** The reader takes more. */
  void ready() {
    while (!over && !waiting.isEmpty() && call.isReady()) {
      call.sendMessage(waiting.remove());
    }
  }

  void end(Status status) {
    if (!over) {
      over = true;
      waiting.forEach(call::sendMessage);
      waiting.clear();
      call.close(status, new Metadata());
    }
  }

  /** The peer is gone. */
  void cancelled() {
    over = true;
    waiting.clear();
  }
}
