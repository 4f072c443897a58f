package chat.client.net;

import chat.client.model.Endpoint;
import chat.client.model.Failure;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Tells why the stream of one link failed. If the server had not said a word before, it looks
 * closer: then mostly something is set wrongly, here or there.
 */
final class Diagnosis {
  private final Endpoint server;
  private final ClientIdentity identity;
  private final Set<Endpoint> known;
  private boolean answered;

  /**
   * @param known the servers that have ever answered; safe to use from any thread
   */
  Diagnosis(Endpoint server, ClientIdentity identity, Set<Endpoint> known) {
    this.server = server;
    this.identity = identity;
    this.known = known;
  }

  /** The server has said something. Called on the stream's thread, as {@link #of} is. */
  void answered() {
    if (!answered) {
      answered = true;
      known.add(server);
    }
  }

  CompletableFuture<Failure> of(Throwable thrown) {
    Failure failure = Failures.of(thrown);
    if (answered) {
      return done(failure == Failure.TLS_FAILED ? Failure.LOST : failure);
    }
    if (server.encrypted()) {
      return done(identity.wasAsked() ? aboutIdentity(failure) : failure);
    }
    // A server that was spoken to in this way before is away, and is not to be asked twice as
    // often.
    boolean mayWantTls =
        failure == Failure.UNREACHABLE && Failures.isHangUp(thrown) && !known.contains(server);
    return mayWantTls
        ? TlsProbe.speaksTls(server.address())
            .thenApply(speaks -> speaks ? Failure.ENCRYPTED_ONLY : failure)
        : done(failure);
  }

  /** A server that misses something says so in several ways, or hangs up before it is heard. */
  private Failure aboutIdentity(Failure failure) {
    return switch (failure) {
      case TLS_FAILED, UNREACHABLE ->
          identity.wasShown()
              ? Failure.CLIENT_CERTIFICATE_REFUSED
              : Failure.CLIENT_CERTIFICATE_MISSING;
      default -> failure;
    };
  }

  private static CompletableFuture<Failure> done(Failure failure) {
    return CompletableFuture.completedFuture(failure);
  }
}
