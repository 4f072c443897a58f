package chat.devcert;

import chat.transport.ServerCertificate;
import chat.transport.TlsException;
import chat.transport.TlsIdentity;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * An authority for trials, kept in a directory, and certificates that it signs: of the server, or
 * of the nodes of a cluster. Who trusts the authority once trusts all of them.
 */
public final class DevelopmentCertificates {
  /** The DNS name that the certificates of all nodes have. */
  public static final String NODES = "grpc-chat-nodes";

  private static final int AUTHORITY_DAYS = 3650;
  private static final int KEY_IDENTIFIER_BYTES = 20;

  private final Path directory;

  public DevelopmentCertificates(Path directory) {
    this.directory = directory;
  }

  /** The authority's certificate, which clients are given. */
  public Path authority() {
    return directory.resolve("ca.pem");
  }

  private Path authorityKey() {
    return directory.resolve("ca-key.pem");
  }

  public Path certificate() {
    return directory.resolve("server.pem");
  }

  public Path key() {
    return directory.resolve("server-key.pem");
  }

  /** A node's certificate. */
  public Path certificate(String node) {
    return directory.resolve(fileName(node) + ".pem");
  }

  /** Its key. */
  public Path key(String node) {
    return directory.resolve(fileName(node) + "-key.pem");
  }

  private static String fileName(String node) {
    return "node-" + node.replace(':', '-');
  }

  /** Whether there is a server certificate, or half of one. */
  public boolean exist() {
    return Files.exists(certificate()) || Files.exists(key());
  }

  /** Whether there is a certificate of that node, or half of one. */
  public boolean exist(String node) {
    return Files.exists(certificate(node)) || Files.exists(key(node));
  }

  /**
   * Makes a server certificate and its key in place of those that are there, and the authority if
   * there is none.
   *
   * @param hosts the names and addresses that it is for
   * @param days how long it is valid, at most as long as the authority is
   * @throws TlsException if the authority that is there cannot be used
   */
  public ServerCertificate make(Collection<String> hosts, int days)
      throws IOException, TlsException, GeneralSecurityException {
    X509Bundle server =
        sign(
            named(hosts).subject("CN=grpc-chat development server").addExtendedKeyUsageServerAuth(),
            days);
    PemOutput.writePrivate(key(), server.getPrivateKeyPEM());
    PemOutput.writePublic(certificate(), server.getCertificatePEM());
    return ServerCertificate.of(server.getCertificate());
  }

  /**
   * Makes a node's certificate and its key in place of those that are there, and the authority if
   * there is none.
   *
   * @param node the name or address that other nodes reach it at
   * @param days how long it is valid, at most as long as the authority is
   * @throws TlsException if the authority that is there cannot be used
   */
  public void makeNode(String node, int days)
      throws IOException, TlsException, GeneralSecurityException {
    X509Bundle made =
        sign(
            named(List.of(NODES, node))
                .subject("CN=grpc-chat development node")
                .addExtendedKeyUsageServerAuth()
                .addExtendedKeyUsageClientAuth(),
            days);
    PemOutput.writePrivate(key(node), made.getPrivateKeyPEM());
    PemOutput.writePublic(certificate(node), made.getCertificatePEM());
  }

  private X509Bundle sign(CertificateBuilder builder, int days)
      throws IOException, TlsException, GeneralSecurityException {
    Files.createDirectories(directory);
    X509Bundle authority =
        Files.exists(authority()) || Files.exists(authorityKey())
            ? readAuthority()
            : makeAuthority();
    return sign(builder, authority, days);
  }

  private X509Bundle readAuthority() throws TlsException {
    TlsIdentity identity = TlsIdentity.read(authority(), authorityKey());
    X509Certificate certificate = identity.chain().get(0);
    return X509Bundle.fromRootCertificateAuthority(
        certificate, new KeyPair(certificate.getPublicKey(), identity.key()));
  }

  private X509Bundle makeAuthority() throws IOException, GeneralSecurityException {
    CertificateBuilder builder =
        new CertificateBuilder()
            .subject("CN=grpc-chat development authority")
            .notBefore(anHourAgo())
            .notAfter(Instant.now().plus(AUTHORITY_DAYS, ChronoUnit.DAYS))
            .setIsCertificateAuthority(true)
            .setPathLengthConstraint(OptionalInt.of(0))
            .setKeyUsage(true, KeyUsage.keyCertSign, KeyUsage.cRLSign);
    // The library makes the key of what signs itself, but the certificate must name that key: so
    // the first is for its key alone.
    X509Bundle unnamed = build(builder, null);
    KeyPair keys = unnamed.getKeyPair();
    builder
        .addExtensionOctetString(
            Extension.subjectKeyIdentifier.getId(), false, subjectIdentifier(keys.getPublic()))
        .keyPair(keys);
    X509Bundle authority =
        X509Bundle.fromRootCertificateAuthority(build(builder, unnamed).getCertificate(), keys);
    PemOutput.writePrivate(authorityKey(), authority.getPrivateKeyPEM());
    PemOutput.writePublic(authority(), authority.getCertificatePEM());
    return authority;
  }

  private static X509Bundle sign(CertificateBuilder builder, X509Bundle authority, int days)
      throws IOException, GeneralSecurityException {
    KeyPair keys = newKeys();
    Instant authorityEnds = authority.getCertificate().getNotAfter().toInstant();
    Instant wanted = Instant.now().plus(days, ChronoUnit.DAYS);
    builder
        .notBefore(anHourAgo())
        .notAfter(wanted.isBefore(authorityEnds) ? wanted : authorityEnds)
        .setKeyUsage(true, KeyUsage.digitalSignature)
        .addExtensionOctetString(
            Extension.subjectKeyIdentifier.getId(), false, subjectIdentifier(keys.getPublic()))
        .addExtensionOctetString(
            Extension.authorityKeyIdentifier.getId(),
            false,
            authorityIdentifier(authority.getCertificate().getPublicKey()))
        .keyPair(keys);
    return build(builder, authority);
  }

  private static CertificateBuilder named(Collection<String> hosts) {
    CertificateBuilder builder = new CertificateBuilder();
    for (String host : hosts) {
      if (HostName.isAddress(host)) {
        builder.addSanIpAddress(host);
      } else {
        builder.addSanDnsName(host);
      }
    }
    return builder;
  }

  /** Clocks of machines differ a little. */
  private static Instant anHourAgo() {
    return Instant.now().minus(1, ChronoUnit.HOURS);
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  /** By hand, as the class for it needs much more of the library. */
  private static byte[] authorityIdentifier(PublicKey key)
      throws IOException, GeneralSecurityException {
    return new DERSequence(new DERTaggedObject(false, 0, new DEROctetString(identifier(key))))
        .getEncoded();
  }

  private static byte[] subjectIdentifier(PublicKey key)
      throws IOException, GeneralSecurityException {
    return new SubjectKeyIdentifier(identifier(key)).getEncoded();
  }

  private static byte[] identifier(PublicKey key) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
    return Arrays.copyOf(digest, KEY_IDENTIFIER_BYTES);
  }

  /** Signed by itself without an authority. */
  private static X509Bundle build(CertificateBuilder builder, X509Bundle authority)
      throws GeneralSecurityException {
    builder.secureRandom(new SecureRandom());
    try {
      return authority == null ? builder.buildSelfSigned() : builder.buildIssuedBy(authority);
    } catch (RuntimeException | GeneralSecurityException known) {
      throw known;
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
