package chat.client.net;

import chat.client.model.CertificateProblem.Flaw;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;

/**
 * Finds all that is wrong with a chain of certificates that Java has refused: Java stops at the
 * first thing, and a person should not meet one after the other.
 *
 * @param chain the server's own certificate first
 */
record Flaws(List<X509Certificate> chain, Collection<X509Certificate> authorities) {
  /** At least one; the set may be added to. */
  Set<Flaw> find(String authType, SSLEngine engine) {
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    addAge(flaws);
    if (!isVouchedFor()) {
      flaws.add(isSelfSigned() ? Flaw.SELF_SIGNED : Flaw.UNKNOWN_ISSUER);
    }
    if (!isForTheHost(authType, engine)) {
      flaws.add(Flaw.WRONG_HOST);
    }
    if (flaws.isEmpty()) {
      flaws.add(Flaw.INVALID);
    }
    return flaws;
  }

  private X509Certificate own() {
    return chain.get(0);
  }

  private void addAge(Set<Flaw> flaws) {
    try {
      own().checkValidity();
    } catch (CertificateExpiredException e) {
      flaws.add(Flaw.EXPIRED);
    } catch (CertificateNotYetValidException e) {
      flaws.add(Flaw.NOT_YET_VALID);
    }
  }

  /** Whether an authority does, or did or will on the day that is nearest to this one. */
  private boolean isVouchedFor() {
    List<X509Certificate> below = withoutAuthorities();
    if (below.isEmpty()) {
      return true;
    }
    try {
      CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(below);
      Set<TrustAnchor> anchors =
          authorities.stream().map(it -> new TrustAnchor(it, null)).collect(Collectors.toSet());
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      parameters.setDate(nearestDay());
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private Date nearestDay() {
    Date now = new Date();
    if (now.before(own().getNotBefore())) {
      return own().getNotBefore();
    }
    return now.after(own().getNotAfter()) ? own().getNotAfter() : now;
  }

  /** A path ends before the authority; servers may send that too. */
  private List<X509Certificate> withoutAuthorities() {
    return chain.stream().takeWhile(it -> !authorities.contains(it)).toList();
  }

  private boolean isSelfSigned() {
    try {
      own().verify(own().getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Java takes a certificate that vouches for itself as it is, and then looks at its names. */
  private boolean isForTheHost(String authType, SSLEngine engine) {
    try {
      X509Certificate[] alone = {own()};
      Authorities.trusting(List.of(own())).checkServerTrusted(alone, authType, engine);
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }
}
