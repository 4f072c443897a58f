package chat.tools.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.RefusalCode;
import chat.proto.RoomMessage;
import chat.proto.SendMessage;
import chat.tools.Loopback;
import chat.tools.reference.Flaws;
import chat.tools.reference.ReferenceServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each server here fails in one way, and that is found. */
class BrokenServerTest {
  @TempDir private Path home;

  private final List<String> told = new ArrayList<>();

  private FuzzReport run(Flaws flaws, Optional<Path> log, Range iterations) {
    try (ReferenceServer server = new ReferenceServer(flaws);
        FuzzRun run =
            new FuzzRun(
                new FuzzOptions(
                    Loopback.server(server.address()),
                    3,
                    Duration.ofSeconds(5),
                    4,
                    log,
                    OptionalLong.empty(),
                    iterations),
                told::add)) {
      return run.run();
    }
  }

  @Test
  void aCallThatFailsIsFoundAndCanBeSeenAgain() {
    Flaws fragile =
        new Flaws() {
          @Override
          protected Optional<RefusalCode> refuses(SendMessage message) {
            if (message.getText().startsWith("tweet")) {
              return Optional.empty();
            }
            throw new IllegalStateException("what is this");
          }
        };

    FuzzReport report = run(fragile, Optional.empty(), Range.ALL);

    assertThat(report.findings().keySet()).anyMatch(kind -> kind.startsWith("grpc-status #"));
    assertThat(report.clean()).isFalse();
    assertThat(told).anyMatch(text -> text.contains("--seed 3 --replay"));
  }

  @Test
  void aMessageThatIsNotShownIsFound() {
    Flaws forgetful =
        new Flaws() {
          @Override
          protected List<RoomMessage> shows(String member, RoomMessage message) {
            return member.startsWith("canary") && message.getSeq() % 2 == 0
                ? List.of()
                : List.of(message);
          }
        };

    FuzzReport report = run(forgetful, Optional.empty(), Range.ALL);

    assertThat(report.findings().keySet())
        .anyMatch(kind -> kind.startsWith("the canary was shown number"));
  }

  @Test
  void whatTheLogSaysIsFound() throws IOException {
    Path log = Files.createFile(home.resolve("log"));
    CompletableFuture.runAsync(
        () -> write(log, "2026-11-25T02:28:53.480Z ERROR Transport a bug\n"),
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));

    FuzzReport report = run(new Flaws(), Optional.of(log), Range.ALL);

    assertThat(report.findings().keySet()).anyMatch(kind -> kind.contains("Transport a bug"));
  }

  @Test
  void onlyTheIterationsThatAreAskedForAreDone() {
    FuzzReport report = run(new Flaws(), Optional.empty(), Range.parse("17-19"));

    assertThat(report.iterations()).isEqualTo(3);
  }

  private static void write(Path log, String line) {
    try {
      Files.writeString(log, line, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
