package chat.tools.process;

import java.util.concurrent.CompletionStage;

/** Kills and restarts the server. */
public interface ServerKiller {
  /** Completes when the server may be expected to serve again; fails if there is none any more. */
  CompletionStage<Void> kill();
}
