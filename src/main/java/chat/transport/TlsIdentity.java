package chat.transport;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate and its private key, which were seen to belong together.
 *
 * @param chain the certificate, then those that lead to its authority
 */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
  private static final List<String> KEY_ALGORITHMS = List.of("EC", "RSA", "EdDSA");

  static {
    // A client may else make us sign again and again on one connection. The JDK knows no other way
    // to say it, and looks at it when the first handshake of a server begins, which may be one
    // between nodes: nobody has one without an identity.
    System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
  }

  public TlsIdentity {
    chain = List.copyOf(chain);
  }

  /**
   * Reads both.
   *
   * @param certificate a PEM file with a certificate, then those that lead to its authority
   * @param key a PEM file with the private key in PKCS#8, not encrypted
   */
  public static TlsIdentity read(Path certificate, Path key) throws TlsException {
    return of(
        TlsFile.read("the certificate", certificate), TlsFile.read("the certificate's key", key));
  }

  /** Reads a PEM file with one or more certificates of authorities. */
  public static List<X509Certificate> authorities(Path file) throws TlsException {
    return certificates(TlsFile.read("the authorities' certificates", file));
  }

  static TlsIdentity of(TlsFile certificate, TlsFile key) throws TlsException {
    TlsIdentity identity = new TlsIdentity(key(key), certificates(certificate));
    if (!identity.belongsTogether()) {
      throw new TlsException(
          "The key in %s does not belong to the certificate in %s: name the files of one pair; the server's own certificate is the first in its file."
              .formatted(key.path(), certificate.path()));
    }
    return identity;
  }

  /** All certificates of a file; at least one. */
  static List<X509Certificate> certificates(TlsFile file) throws TlsException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (TlsFile.Block block : file.blocks()) {
      if (block.label().equals("CERTIFICATE")) {
        certificates.add(certificate(file, block));
      }
    }
    if (certificates.isEmpty()) {
      throw new TlsException(
          "%s holds no certificate but: %s; name the file with -----BEGIN CERTIFICATE-----."
              .formatted(file.path(), file.blocks().get(0).label()));
    }
    return certificates;
  }

  private static X509Certificate certificate(TlsFile file, TlsFile.Block block)
      throws TlsException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(block.bytes()));
    } catch (CertificateException damaged) {
      throw new TlsException(
          "A certificate in %s is damaged: write it anew.".formatted(file.path()), damaged);
    }
  }

  private static PrivateKey key(TlsFile file) throws TlsException {
    List<TlsFile.Block> blocks = file.blocks();
    for (TlsFile.Block block : blocks) {
      switch (block.label()) {
        case "PRIVATE KEY" -> {
          return key(file, block);
        }
        case "ENCRYPTED PRIVATE KEY" ->
            throw new TlsException(
                "The key in %1$s is encrypted: take the password off with openssl pkcs8 -in %1$s -out NEW-FILE, and name that file."
                    .formatted(file.path()));
        case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" ->
            throw new TlsException(
                "The key in %1$s is not in PKCS#8: convert it with openssl pkcs8 -topk8 -nocrypt -in %1$s -out NEW-FILE, and name that file."
                    .formatted(file.path()));
        default -> {
          // Whatever else lies in the file, such as parameters of a curve.
        }
      }
    }
    throw new TlsException(
        "%s holds no private key but: %s; name the file with -----BEGIN PRIVATE KEY-----."
            .formatted(file.path(), blocks.get(0).label()));
  }

  private static PrivateKey key(TlsFile file, TlsFile.Block block) throws TlsException {
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(block.bytes());
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (GeneralSecurityException anotherAlgorithm) {
        // The next may be right; which it is cannot be told beforehand.
      }
    }
    throw new TlsException(
        "The key in %s is damaged, or of a kind other than EC, RSA and Ed25519: write it anew."
            .formatted(file.path()));
  }

  private boolean belongsTogether() {
    PublicKey publicKey = chain.get(0).getPublicKey();
    byte[] anything = {1, 2, 3};
    try {
      Signature signing = Signature.getInstance(signatureAlgorithm(key.getAlgorithm()));
      signing.initSign(key);
      signing.update(anything);
      byte[] signature = signing.sign();
      signing.initVerify(publicKey);
      signing.update(anything);
      return signing.verify(signature);
    } catch (GeneralSecurityException differentKinds) {
      return false;
    }
  }

  private static String signatureAlgorithm(String keyAlgorithm) {
    return switch (keyAlgorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> keyAlgorithm;
    };
  }

  /** Without the key. */
  @Override
  public String toString() {
    return chain.get(0).getSubjectX500Principal().toString();
  }
}
