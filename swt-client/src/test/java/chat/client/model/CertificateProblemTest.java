package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.CertificateProblem.Flaw;
import chat.client.model.TrustedCertificates.Trusted;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateProblemTest {
  @Test
  void namesTheWorstFirst() {
    CertificateProblem problem =
        new CertificateProblem(
            new ServerAddress("localhost", 1),
            SessionFixture.selfSigned("ab").certificate(),
            Set.of(Flaw.EXPIRED, Flaw.UNKNOWN_ISSUER, Flaw.CHANGED),
            Optional.of("cd"));
    assertThat(problem.flaws()).containsExactly(Flaw.CHANGED, Flaw.UNKNOWN_ISSUER, Flaw.EXPIRED);
    assertThat(problem.isChanged()).isTrue();
  }

  @Test
  void aFingerprintIsReadOutInGroups() {
    assertThat(ServerCertificate.readable("0123456789abcdef00"))
        .isEqualTo("0123 4567 89AB CDEF 00");
  }

  @Test
  void whatIsTrustedCoversNeitherAnotherCertificateNorANewFlaw() {
    Trusted trusted = new Trusted("ab", Set.of(Flaw.SELF_SIGNED, Flaw.WRONG_HOST));
    assertThat(trusted.covers("ab", Set.of(Flaw.SELF_SIGNED))).isTrue();
    assertThat(trusted.covers("cd", Set.of(Flaw.SELF_SIGNED))).isFalse();
    assertThat(trusted.covers("ab", Set.of(Flaw.SELF_SIGNED, Flaw.EXPIRED))).isFalse();
  }
}
