package chat.tools.startup;

import chat.tools.Waiting;
import chat.tools.launch.Launch;
import chat.tools.launch.LaunchedServer;
import chat.tools.process.ServerProcess;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * One start of a server; NaN for what could not be told.
 *
 * @param firstCallMillis from the start of the process until its first call was answered
 * @param residentMib resident memory of the idle server, before its garbage is collected
 * @param heapMib what a collection leaves of it
 */
record Start(double firstCallMillis, double residentMib, double heapMib, double threads) {
  private static final double MIB = 1 << 20;

  /** Starts a server, looks at it after that time, and ends it. */
  static Start of(Launch launch, Duration idle) {
    try (LaunchedServer server = LaunchedServer.start(launch)) {
      Waiting.pass(idle);
      ServerProcess process = new ServerProcess(server.pid());
      double resident = known(process.residentBytes()) / MIB;
      double threads = known(process.threads());
      double heap = process.memory().map(memory -> memory.heapBytes() / MIB).orElse(Double.NaN);
      return new Start(server.firstCallMillis(), resident, heap, threads);
    }
  }

  private static double known(OptionalLong figure) {
    return figure.isPresent() ? figure.getAsLong() : Double.NaN;
  }
}
