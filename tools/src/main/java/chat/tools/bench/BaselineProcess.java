package chat.tools.bench;

import chat.tools.Main;
import chat.tools.baseline.BaselineCommand;
import chat.tools.crowd.CrowdFailure;
import chat.tools.crowd.CrowdOptions;
import chat.tools.crowd.RoomList;
import com.google.common.net.HostAndPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The baseline server, in a process of its own on a free port. */
final class BaselineProcess implements AutoCloseable {
  private final Process process;
  private final HostAndPort address;

  private BaselineProcess(Process process, HostAndPort address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Returns when it listens, with rooms for that crowd: with bystanders, as many as the crowd's own
   * server has.
   *
   * @param file where it keeps messages, if it does
   * @throws CrowdFailure if it does not
   */
  static BaselineProcess start(CrowdOptions crowd, Optional<Path> file) {
    int others = crowd.bystanders() == 0 ? 0 : RoomList.of(crowd.target()).size() - crowd.rooms();
    int places = Math.max(places(crowd.users(), crowd.rooms()), places(crowd.bystanders(), others));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As the chat server is started, and as it sets Netty.
                "-XX:+UseSerialGC",
                "-Dio.grpc.netty.shaded.io.netty.leakDetection.level=disabled",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "baseline",
                "--rooms=" + (crowd.rooms() + others),
                "--capacity=" + places)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    file.ifPresent(path -> builder.command().add("--file=" + path));
    try {
      Process process = builder.start();
      BufferedReader output = process.inputReader();
      String line = output.readLine();
      if (line == null || !line.startsWith(BaselineCommand.LISTENS)) {
        process.destroyForcibly();
        throw new CrowdFailure("The baseline server does not start.");
      }
      return new BaselineProcess(
          process, HostAndPort.fromString(line.substring(BaselineCommand.LISTENS.length())));
    } catch (IOException failure) {
      throw new CrowdFailure("The baseline server does not start: " + failure.getMessage());
    }
  }

  private static int places(int people, int rooms) {
    return rooms == 0 ? 0 : (people + rooms - 1) / rooms;
  }

  HostAndPort address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
