package chat;

import chat.logging.LogText;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** The process: command line in, exit code out. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // As the log: room names are Chinese also where the machine's locale is not.
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(args, System.getenv(), out, err, new ServerProcess(out)));
  }

  /**
   * Does what the arguments say.
   *
   * @return 0 after a run, {@code --help} or {@code --version}; 1 if the server could not start; 2
   *     if an argument or the configuration is wrong; 3 if it lost the other nodes of its cluster
   */
  static int run(
      String[] args,
      Map<String, String> environment,
      PrintWriter out,
      PrintWriter err,
      ServerRunner runner) {
    CommandLine command =
        new CommandLine(new ServerCommand(environment, runner))
            .addSubcommand(new NodesCommand(environment))
            .addSubcommand(new DrainCommand(environment));
    IParameterExceptionHandler usual = command.getParameterExceptionHandler();
    return command
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((wrong, all) -> usual.handleParseException(safe(wrong), all))
        .execute(args);
  }

  /** What was typed is repeated; it may come from a script, and is not to command the terminal. */
  private static ParameterException safe(ParameterException wrong) {
    String message = LogText.safe(wrong.getMessage());
    return message.equals(wrong.getMessage())
        ? wrong
        : new ParameterException(wrong.getCommandLine(), message);
  }
}
