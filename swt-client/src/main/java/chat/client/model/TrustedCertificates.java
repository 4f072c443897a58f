package chat.client.model;

import chat.client.model.CertificateProblem.Flaw;
import java.util.Optional;
import java.util.Set;

/**
 * The certificates that the person trusts although something is wrong with them, at most one for
 * each server. Safe to call from any thread.
 */
public interface TrustedCertificates {
  /**
   * What the person trusts.
   *
   * @param flaws what was wrong when they said so; what is wrong besides that they have not agreed
   *     to
   */
  record Trusted(String fingerprint, Set<Flaw> flaws) {
    public Trusted {
      flaws = Set.copyOf(flaws);
    }

    /** Whether the person has agreed to this certificate as it is now. */
    public boolean covers(String shown, Set<Flaw> found) {
      return fingerprint.equals(shown) && flaws.containsAll(found);
    }
  }

  Optional<Trusted> find(ServerAddress server);

  /** Takes the place of what was trusted for that server before. */
  void trust(ServerAddress server, Trusted certificate);

  /** The person looked at what is wrong and trusts the certificate all the same. */
  default void trust(CertificateProblem problem) {
    trust(
        problem.server(),
        new Trusted(problem.certificate().fingerprint(), Set.copyOf(problem.flaws())));
  }
}
