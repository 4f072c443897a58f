package chat.tools.process;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Runs a shell command that kills and restarts the server; what it prints goes to standard error.
 */
public final class ShellKiller implements ServerKiller {
  private final String command;

  public ShellKiller(String command) {
    this.command = command;
  }

  @Override
  public CompletionStage<Void> kill() {
    try {
      return new ProcessBuilder("sh", "-c", "exec 1>&2\n" + command)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .onExit()
          .thenAccept(ShellKiller::check);
    } catch (IOException failure) {
      return CompletableFuture.failedFuture(
          new KillFailure("There is no sh to run the kill command: " + failure.getMessage()));
    }
  }

  private static void check(Process process) {
    if (process.exitValue() != 0) {
      throw new KillFailure(
          "The kill command ended with exit code %d.".formatted(process.exitValue()));
    }
  }
}
