package chat.tools.verify;

import java.util.concurrent.CompletionStage;

/** Kills and restarts the server. */
interface ServerKiller {
  /** Completes when the server may be expected to serve again; fails if there is none any more. */
  CompletionStage<Void> kill();
}
