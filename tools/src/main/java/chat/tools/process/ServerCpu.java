package chat.tools.process;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** The processor time that the server's process takes from now on. */
public final class ServerCpu {
  private final OptionalLong pid;
  private final Optional<Duration> before;

  public ServerCpu(OptionalLong pid) {
    this.pid = pid;
    before = now();
  }

  /** Seconds since the construction; NaN if there is no such process, or it is another user's. */
  public double seconds() {
    Optional<Duration> after = now();
    return before.isPresent() && after.isPresent()
        ? after.get().minus(before.get()).toNanos() / 1e9
        : Double.NaN;
  }

  private Optional<Duration> now() {
    return pid.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(pid.getAsLong()).flatMap(p -> p.info().totalCpuDuration());
  }
}
