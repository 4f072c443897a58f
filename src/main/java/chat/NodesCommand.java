package chat;

import chat.ops.NodesTable;
import chat.ops.OpsClient;
import chat.ops.OpsFailure;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line's {@code nodes}. */
@Command(
    name = "nodes",
    description = {
      "Shows all nodes of the cluster that a running server belongs to, and on which of them each room lives.",
      "People are those of a room on all nodes; rooms that nobody has entered yet are not there."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit codes: 0 shown, 1 the server does not answer, 2 wrong option."})
final class NodesCommand implements Callable<Integer> {
  @Mixin private OpsAddress server;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;

  NodesCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    OpsClient client = server.client(environment, spec);
    try {
      String nodes = client.nodes();
      spec.commandLine().getOut().print(json ? nodes : NodesTable.of(nodes));
      spec.commandLine().getOut().flush();
      return ServerCommand.OK;
    } catch (OpsFailure failure) {
      return ServerCommand.fail(spec, failure.getMessage());
    }
  }
}
