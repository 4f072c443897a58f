package chat.client.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A certificate that does not prove that its server is the one that was asked for.
 *
 * @param flaws all that is wrong, the worst first; never empty
 * @param trustedBefore the fingerprint of the certificate that the person has trusted for this
 *     server
 */
public record CertificateProblem(
    ServerAddress server,
    ServerCertificate certificate,
    List<Flaw> flaws,
    Optional<String> trustedBefore) {
  /** What is wrong with it, the worst first. */
  public enum Flaw {
    /** The person trusted another certificate for this server. */
    CHANGED,
    /** It was made for other hosts. */
    WRONG_HOST,
    /** Nobody known vouches for it: the server made it for itself. */
    SELF_SIGNED,
    /** Nobody known vouches for it. */
    UNKNOWN_ISSUER,
    EXPIRED,
    NOT_YET_VALID,
    /** It breaks another rule, such as that its key is too weak. */
    INVALID
  }

  public CertificateProblem(
      ServerAddress server,
      ServerCertificate certificate,
      Set<Flaw> flaws,
      Optional<String> trustedBefore) {
    this(server, certificate, flaws.stream().sorted().toList(), trustedBefore);
  }

  public boolean isChanged() {
    return flaws.contains(Flaw.CHANGED);
  }
}
