package chat;

import chat.ops.OpsClient;
import chat.ops.OpsFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line's {@code drain}. */
@Command(
    name = "drain",
    description = {
      "Has a running server of this machine send its people away, hand its rooms over to the other nodes, and end.",
      "Waits until it has ended. Interrupted, it ends all the same."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit codes: 0 ended, 1 refused or not ended in time, 2 wrong option."})
final class DrainCommand implements Callable<Integer> {
  /** Longer than the longest deadlines of a stop, together. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final Executor HALF_A_SECOND_LATER =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

  @Mixin private OpsAddress server;

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;

  DrainCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    OpsClient client = server.client(environment, spec);
    try {
      client.drain();
    } catch (OpsFailure failure) {
      return ServerCommand.fail(spec, failure.getMessage());
    }
    return follow(client);
  }

  private int follow(OpsClient client) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String said = "";
    while (System.nanoTime() < deadline) {
      try {
        String left = client.left();
        if (!left.equals(said)) {
          say(left);
          said = left;
        }
      } catch (OpsFailure failure) {
        if (failure.isNobodyThere()) {
          say("ended");
          return ServerCommand.OK;
        }
      }
      CompletableFuture.runAsync(() -> {}, HALF_A_SECOND_LATER).join();
    }
    return ServerCommand.fail(
        spec,
        "The server has not ended in %d minutes; its log may say why."
            .formatted(PATIENCE.toMinutes()));
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
