package chat.tools.verify;

import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Has the servers go and come back, again and again. On the bots' thread. */
final class Kills {
  private final VerifyOptions options;
  private final Optional<Outages> outages;
  private final Stage stage;
  private boolean stopping;
  private boolean underWay;
  private RunFailure failure;

  Kills(VerifyOptions options, Optional<Outages> outages, Stage stage) {
    this.options = options;
    this.outages = outages;
    this.stage = stage;
  }

  void start() {
    if (outages.isPresent()
        && !stopping
        && failure == null
        && stage.tally().outages() < options.kills()) {
      stage.thread().later(options.killInterval(), this::kill);
    }
  }

  void stop() {
    stopping = true;
  }

  /** Whether all servers are there, as far as it depends on this. */
  boolean quiet() {
    return !underWay;
  }

  Optional<RunFailure> failure() {
    return Optional.ofNullable(failure);
  }

  private void kill() {
    if (stopping) {
      return;
    }
    underWay = true;
    Outages.Outage outage = outages.orElseThrow().plan().get();
    switch (outage.kind()) {
      case KILL -> stage.tally().kills++;
      case ROLLING_RESTART -> stage.tally().rollingRestarts++;
      case PARTITION -> stage.tally().cutOffs++;
    }
    outage
        .action()
        .apply(stage)
        .whenCompleteAsync((done, thrown) -> killed(thrown), stage.thread().executor());
  }

  private void killed(Throwable thrown) {
    underWay = false;
    if (thrown != null) {
      Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
      failure = new RunFailure(cause.getMessage());
    }
    start();
  }
}
