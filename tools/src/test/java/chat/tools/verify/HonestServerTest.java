package chat.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.RefusalCode;
import chat.proto.SendMessage;
import chat.tools.reference.Flaws;
import chat.tools.reference.ReferenceServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A server that keeps its word passes, whatever is done to it. */
class HonestServerTest {
  @Test
  void passesWithAllFaults() {
    Report report = Runs.withAllFaults(new Flaws(), Duration.ofSeconds(6));

    assertThat(report.clean()).as(report.json()).isTrue();
    assertThat(report.figure("sent")).isPositive().isEqualTo(report.figure("acknowledged"));
    assertThat(report.figure("kills")).isEqualTo(3);
    // How often depends on how fast the machine is.
    assertThat(List.of("cuts", "stalls", "resends", "displaced"))
        .allSatisfy(fault -> assertThat(report.figure(fault)).isPositive());
  }

  @Test
  void passesWithoutFaults() {
    try (ReferenceServer server = new ReferenceServer(new Flaws())) {
      VerifyOptions options =
          Runs.options(server.address(), "none", Duration.ofSeconds(1), Runs.SETTLE_SECONDS);

      Report report = Verification.run(options, Optional.empty(), System.err::println);

      assertThat(report.clean()).as(report.json()).isTrue();
      assertThat(report.figure("cuts")).isZero();
      assertThat(report.figure("streams")).isEqualTo(6);
      assertThat(report.figure("delivered")).isEqualTo(6 * report.figure("sent"));
    }
  }

  @Test
  void passesOnAServerThatHasHistoryAlready() {
    try (ReferenceServer server = new ReferenceServer(new Flaws())) {
      VerifyOptions options =
          Runs.options(server.address(), "cut,resend", Duration.ofSeconds(1), Runs.SETTLE_SECONDS);
      Verification.run(options, Optional.empty(), System.err::println);

      Report second = Verification.run(options, Optional.empty(), System.err::println);

      assertThat(second.clean()).as(second.json()).isTrue();
    }
  }

  /** It may say so: the message is sent again later. */
  @Test
  void passesAlthoughItCannotStoreForAWhile() {
    Report report =
        Runs.shortly(
            new Flaws() {
              private int asked;

              @Override
              protected Optional<RefusalCode> refuses(SendMessage message) {
                return asked++ % 5 == 0
                    ? Optional.of(RefusalCode.REFUSAL_CODE_NOT_STORED)
                    : Optional.empty();
              }
            });

    assertThat(report.clean()).as(report.json()).isTrue();
    assertThat(report.json()).contains("REFUSAL_CODE_NOT_STORED");
  }
}
