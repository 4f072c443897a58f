package chat.tools.attack;

import chat.tools.process.ServerProcess;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Looks at a server's resident memory again and again, and remembers the most. */
final class ProcessWatch implements AutoCloseable {
  private static final int EVERY_MILLIS = 100;

  private final AtomicLong most = new AtomicLong();
  private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor();

  ProcessWatch(ServerProcess server) {
    looker.scheduleAtFixedRate(
        () -> server.residentBytes().ifPresent(b -> most.accumulateAndGet(b, Math::max)),
        0,
        EVERY_MILLIS,
        TimeUnit.MILLISECONDS);
  }

  long mostBytes() {
    return most.get();
  }

  @Override
  public void close() {
    looker.shutdownNow();
  }
}
