package chat;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;

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
   *     if an argument or the configuration is wrong
   */
  static int run(
      String[] args,
      Map<String, String> environment,
      PrintWriter out,
      PrintWriter err,
      ServerRunner runner) {
    return new CommandLine(new ServerCommand(environment, runner))
        .setOut(out)
        .setErr(err)
        .execute(args);
  }
}
