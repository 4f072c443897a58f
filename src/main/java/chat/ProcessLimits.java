package chat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the operating system and the JVM allow this process, looked at when the server starts. */
final class ProcessLimits {
  /**
   * File handles for all but connections: the jar, the JVM's own, the event loops', the store's
   * files or its connections to a database, the log, the operator's endpoint.
   */
  static final int RESERVED_HANDLES = 200;

  private static final Logger log = LoggerFactory.getLogger(ProcessLimits.class);

  private ProcessLimits() {}

  /** So many connections as wanted, or as many as there are file handles for, with a warning. */
  static int connections(int wanted) {
    int possible = connections(wanted, maxHandles());
    if (possible < wanted) {
      log.warn(
          "This process may have {} file handles, too few for {} connections: it takes {}. Raise the"
              + " limit to {} (ulimit -n, LimitNOFILE of systemd), or lower"
              + " grpc-chat.server.transport.max-connections.",
          maxHandles(),
          wanted,
          possible,
          wanted + RESERVED_HANDLES);
    }
    return possible;
  }

  static int connections(int wanted, long maxHandles) {
    return (int) Math.max(1, Math.min(wanted, maxHandles - RESERVED_HANDLES));
  }

  private static long maxHandles() {
    return bean(UnixOperatingSystemMXBean.class)
        .map(UnixOperatingSystemMXBean::getMaxFileDescriptorCount)
        .orElse(Long.MAX_VALUE);
  }

  /** Warns if the JVM would stay up, and hang, once it has run out of memory. */
  static void checkOutOfMemory() {
    if (bean(HotSpotDiagnosticMXBean.class).map(ProcessLimits::staysUp).orElse(false)) {
      log.warn(
          "Without memory this process would hang instead of ending: start java with"
              + " -XX:+ExitOnOutOfMemoryError, and let a supervisor start it again.");
    }
  }

  private static boolean staysUp(HotSpotDiagnosticMXBean jvm) {
    return !isOn(jvm, "ExitOnOutOfMemoryError") && !isOn(jvm, "CrashOnOutOfMemoryError");
  }

  /** Other JVMs than HotSpot do not know the option, and what they do is not known here. */
  private static boolean isOn(HotSpotDiagnosticMXBean jvm, String option) {
    try {
      return Boolean.parseBoolean(jvm.getVMOption(option).getValue());
    } catch (IllegalArgumentException unknown) {
      return true;
    }
  }

  /** A view of this JVM, if it has it. */
  private static <T extends PlatformManagedObject> Optional<T> bean(Class<T> type) {
    try {
      return Optional.ofNullable(ManagementFactory.getPlatformMXBean(type));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
