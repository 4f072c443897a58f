package chat.tools;

import chat.tools.attack.AttackCommand;
import chat.tools.baseline.BaselineCommand;
import chat.tools.bench.BenchCommand;
import chat.tools.churn.ChurnCommand;
import chat.tools.claims.ClaimsCommand;
import chat.tools.fuzz.FuzzCommand;
import chat.tools.scale.ScaleCommand;
import chat.tools.startup.StartupCommand;
import chat.tools.storm.StormCommand;
import chat.tools.verify.VerifyCommand;
import com.google.common.net.HostAndPort;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command line of the tools. */
@Command(
    name = "grpc-chat-tools",
    description = "Black-box tools for any server of the grpc-chat contract.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      VerifyCommand.class,
      BenchCommand.class,
      BaselineCommand.class,
      AttackCommand.class,
      FuzzCommand.class,
      StormCommand.class,
      ChurnCommand.class,
      ScaleCommand.class,
      StartupCommand.class,
      ClaimsCommand.class
    },
    scope = ScopeType.INHERIT)
public final class Main {
  private static final int DEFAULT_PORT = 50051;

  /** Held, as the settings of a logger go with it. */
  private static final Logger GRPC = Logger.getLogger("io.grpc");

  private Main() {}

  public static void main(String[] arguments) {
    // Connections end all the time here; gRPC's warnings of that would bury the violations.
    GRPC.setLevel(Level.OFF);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(arguments, out, err));
  }

  /** Does what the arguments say; the exit code. */
  static int run(String[] arguments, PrintWriter out, PrintWriter err) {
    CommandLine tools = new CommandLine(new Main()).setOut(out).setErr(err);
    IParameterExceptionHandler usual = tools.getParameterExceptionHandler();
    return tools
        .registerConverter(
            HostAndPort.class, text -> HostAndPort.fromString(text).withDefaultPort(DEFAULT_PORT))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((wrong, all) -> usual.handleParseException(safe(wrong), all))
        .execute(arguments);
  }

  /** What was typed is repeated; it may come from a script, and is not to command the terminal. */
  private static ParameterException safe(ParameterException wrong) {
    String message = Terminal.safe(wrong.getMessage());
    return message.equals(wrong.getMessage())
        ? wrong
        : new ParameterException(wrong.getCommandLine(), message);
  }
}
