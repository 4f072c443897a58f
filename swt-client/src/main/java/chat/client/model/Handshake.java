package chat.client.model;

import chat.proto.Hello;
import chat.proto.Refusal;
import chat.proto.SessionEvent;
import chat.proto.Welcome;
import java.time.Duration;
import java.util.Optional;

/** Connects, says hello, and waits a while for the answer. What follows a welcome is passed on. */
final class Handshake implements SessionEvents {
  /** Includes finding the address and connecting. */
  static final Duration PATIENCE = Duration.ofSeconds(8);

  /** What came of it: one of the two, once. */
  interface Outcome {
    /**
     * @return receives what follows on the link
     */
    SessionEvents welcomed(Link link, Welcome welcome);

    /** The link is closed already. */
    void failed(Problem why);
  }

  private final Link link;
  private final Outcome outcome;
  private final Runnable cancelTimeout;
  private Optional<SessionEvents> next = Optional.empty();
  private Optional<Problem> announced = Optional.empty();

  private Handshake(Link link, Outcome outcome, Timers timers) {
    this.link = link;
    this.outcome = outcome;
    cancelTimeout = timers.after(PATIENCE, () -> failed(Failure.NO_ANSWER));
  }

  static Handshake begin(Endpoint server, Hello hello, Surroundings surroundings, Outcome outcome) {
    Link link = surroundings.network().connect(server);
    Handshake handshake = new Handshake(link, outcome, surroundings.timers());
    link.hello(hello, handshake);
    return handshake;
  }

  /** Gives up; nothing is told any more. */
  void cancel() {
    cancelTimeout.run();
    link.close();
  }

  @Override
  public void received(SessionEvent event) {
    if (next.isPresent()) {
      next.get().received(event);
      return;
    }
    switch (event.getEventCase()) {
      case WELCOME -> {
        cancelTimeout.run();
        next = Optional.of(outcome.welcomed(link, event.getWelcome()));
      }
      case REFUSAL -> announced = Optional.of(Problem.of(event.getRefusal()));
      case SESSION_ENDED -> announced = Optional.of(Problem.of(event.getSessionEnded()));
      default -> {
        // Nothing else means anything before the welcome.
      }
    }
  }

  @Override
  public void completed() {
    next.ifPresentOrElse(
        SessionEvents::completed,
        () -> end(announced.orElse(Problem.of(Refusal.getDefaultInstance()))));
  }

  @Override
  public void failed(Failure failure) {
    next.ifPresentOrElse(
        events -> events.failed(failure), () -> end(announced.orElse(new Problem.Failed(failure))));
  }

  @Override
  public void untrusted(CertificateProblem problem) {
    end(new Problem.Untrusted(problem));
  }

  private void end(Problem why) {
    cancel();
    outcome.failed(why);
  }
}
