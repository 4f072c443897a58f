package chat.tools.verify;

import chat.tools.Waiting;
import chat.tools.process.ServerKiller;
import chat.tools.reference.Flaws;
import chat.tools.reference.ReferenceServer;
import com.google.common.net.HostAndPort;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;

/** Short runs against the reference server. */
final class Runs {
  static final int SETTLE_SECONDS = 30;
  private static final Duration SHORT = Duration.ofMillis(1500);
  private static final int HOPELESS_SECONDS = 6;
  private static final int ENOUGH_TO_LOSE = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Runs() {}

  /** All faults, and three restarts. */
  static Report withAllFaults(Flaws flaws, Duration duration) {
    try (ReferenceServer server = new ReferenceServer(flaws)) {
      ServerKiller killer = () -> CompletableFuture.runAsync(server::restart);
      return Verification.run(
          options(server.address(), "cut,stall,resend,kill=in-process", duration, SETTLE_SECONDS),
          Optional.of(Outages.kills(killer)),
          System.err::println);
    }
  }

  /**
   * With restarts and nothing else, on a server that will not keep its word. However slow the
   * machine is, each restart finds messages.
   */
  static Report withRestarts(Flaws flaws) {
    try (ReferenceServer server = new ReferenceServer(flaws)) {
      ServerKiller killer =
          () ->
              CompletableFuture.runAsync(
                  () -> {
                    Waiting.until(() -> server.stored() >= ENOUGH_TO_LOSE, PATIENCE);
                    server.restart();
                  });
      return Verification.run(
          options(server.address(), "kill=in-process", SHORT, HOPELESS_SECONDS),
          Optional.of(Outages.kills(killer)),
          System.err::println);
    }
  }

  /** Cuts and resends. */
  static Report shortly(Flaws flaws) {
    return cutting(flaws, SHORT, SETTLE_SECONDS);
  }

  /** Cuts and resends on a server that never settles, so that waiting for it is cut short. */
  static Report withoutHope(Flaws flaws) {
    return cutting(flaws, SHORT, HOPELESS_SECONDS);
  }

  /** Longer than an old connection is left open. */
  static Report forLong(Flaws flaws) {
    return cutting(flaws, Duration.ofSeconds(8), HOPELESS_SECONDS);
  }

  private static Report cutting(Flaws flaws, Duration duration, int settleSeconds) {
    try (ReferenceServer server = new ReferenceServer(flaws)) {
      return Verification.run(
          options(server.address(), "cut,resend", duration, settleSeconds),
          Optional.empty(),
          System.err::println);
    }
  }

  static VerifyOptions options(
      HostAndPort target, String faults, Duration duration, int settleSeconds) {
    return options(List.of(target), faults, duration, settleSeconds);
  }

  static VerifyOptions options(
      List<HostAndPort> targets, String faults, Duration duration, int settleSeconds) {
    return new VerifyOptions(
        targets,
        6,
        2,
        List.of(),
        2,
        OptionalDouble.empty(),
        100,
        60,
        duration,
        7,
        FaultOptions.parse(faults),
        Duration.ofMillis(400),
        Duration.ofMillis(800),
        Duration.ofMillis(800),
        0.2,
        3,
        duration.dividedBy(5),
        Duration.ofSeconds(settleSeconds));
  }

  /** People in rooms, and nothing else of interest. */
  static VerifyOptions people(int users, int rooms, OptionalDouble busiestShare) {
    Duration second = Duration.ofSeconds(1);
    return new VerifyOptions(
        List.of(),
        users,
        rooms,
        List.of(),
        1,
        busiestShare,
        1,
        60,
        second,
        7,
        FaultOptions.parse("none"),
        second,
        second,
        second,
        0,
        0,
        second,
        second);
  }
}
