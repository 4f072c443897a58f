package chat.tools.verify;

import chat.tools.process.ServerKiller;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Kills the server again and again. On the bots' thread. */
final class Kills {
  private final VerifyOptions options;
  private final Optional<ServerKiller> killer;
  private final Stage stage;
  private boolean stopping;
  private boolean underWay;
  private RunFailure failure;

  Kills(VerifyOptions options, Optional<ServerKiller> killer, Stage stage) {
    this.options = options;
    this.killer = killer;
    this.stage = stage;
  }

  void start() {
    if (killer.isPresent()
        && !stopping
        && failure == null
        && stage.tally().kills < options.kills()) {
      stage.thread().later(options.killInterval(), this::kill);
    }
  }

  void stop() {
    stopping = true;
  }

  /** Whether the server is not being killed at the moment. */
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
    stage.tally().kills++;
    killer
        .get()
        .kill()
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
