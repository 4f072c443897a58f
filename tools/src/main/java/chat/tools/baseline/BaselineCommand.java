package chat.tools.baseline;

import com.google.common.net.HostAndPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of {@code baseline}. */
@Command(
    name = "baseline",
    description =
        "Runs the server that bench --baseline measures against: grpc-java, minimal, tuned for speed. For trials only.",
    sortOptions = false)
public final class BaselineCommand implements Callable<Integer> {
  /** What the first line of the output begins with; the address follows. */
  public static final String LISTENS = "listens on ";

  private static final int NOT_DONE = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:0",
      description = "Where to listen; port 0 takes a free one (default: ${DEFAULT-VALUE}).")
  private HostAndPort listen;

  @Option(
      names = "--rooms",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many rooms there are (default: ${DEFAULT-VALUE}).")
  private int rooms;

  @Option(
      names = "--capacity",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many people a room holds (default: ${DEFAULT-VALUE}).")
  private int capacity;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "Write each message to this file, which loses what it has, and sync it before anybody is shown the message.")
  private Path file;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try {
      BaselineServer server =
          new BaselineServer(
              new InetSocketAddress(listen.getHost(), listen.getPort()),
              rooms,
              capacity,
              Optional.ofNullable(file));
      PrintWriter out = spec.commandLine().getOut();
      out.println(LISTENS + HostAndPort.fromParts(listen.getHost(), server.port()));
      server.awaitEnd();
      return 0;
    } catch (IOException failure) {
      err.println("Cannot listen on %s, or write the file: %s".formatted(listen, failure));
      return NOT_DONE;
    }
  }
}
