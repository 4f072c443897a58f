package chat.grpc;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import chat.config.Settings;
import chat.limits.ByteBudget;
import chat.ops.Metrics;
import chat.transport.IncomingBody;
import com.google.protobuf.Parser;

/**
 * Opens the calls whose request and response go on side by side, a stream each way. No Akka stream
 * carries them: what comes is handed to an actor, and what an actor tells is fetched by the event
 * loop.
 */
final class Calls {
  /** A call that has begun. */
  record Call<Q, E>(Inbox<Q> inbox, StreamOutbox<E> outbox) {
    HttpResponse response() {
      return GrpcResponses.of(outbox);
    }

    /** Ends it before any actor knows of it. */
    void fail(Throwable cause) {
      inbox.close();
      outbox.fail(cause);
    }
  }

  private final ActorSystem<?> system;
  private final Settings settings;
  private final GrpcErrors errors;
  private final Metrics metrics;

  Calls(ActorSystem<?> system, Settings settings, GrpcErrors errors, Metrics metrics) {
    this.system = system;
    this.settings = settings;
    this.errors = errors;
    this.metrics = metrics;
  }

  /**
   * The call that this request begins; nothing is read before its inbox is asked.
   *
   * @param begunMessages the memory for messages that are not complete
   */
  <Q, E> Call<Q, E> open(
      HttpRequest request, Parser<Q> parser, Encoder<E> encoder, ByteBudget begunMessages) {
    int maxBytes = settings.server().transport().maxMessageBytes();
    Inbox<Q> inbox =
        new Inbox<>(
            request.getAttribute(IncomingBody.ATTRIBUTE).orElseThrow(),
            parser,
            new WholeMessages(maxBytes, false, begunMessages),
            settings.session().joinDeadline(),
            system);
    StreamOutbox<E> outbox =
        new StreamOutbox<>(settings.session().queueLength(), encoder, errors, metrics, inbox::more);
    return new Call<>(inbox, outbox);
  }
}
