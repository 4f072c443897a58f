package chat;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.Algorithm;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Signs certificates for servers on this machine, and for their clients. */
public final class TestAuthority {
  private static final char[] PASSWORD = "test".toCharArray();

  private final X509Bundle own =
      build(
          new CertificateBuilder()
              .subject("CN=test authority")
              .setKeyUsage(true, KeyUsage.keyCertSign)
              .setIsCertificateAuthority(true),
          null);

  private interface Building {
    X509Bundle build() throws Exception;
  }

  private static X509Bundle build(CertificateBuilder builder, X509Bundle issuer) {
    Building building =
        () -> issuer == null ? builder.buildSelfSigned() : builder.buildIssuedBy(issuer);
    try {
      return building.build();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private static CertificateBuilder serverOnThisMachine(String name) {
    return new CertificateBuilder()
        .subject("CN=" + name)
        .notAfter(in(Duration.ofDays(90)))
        .addExtendedKeyUsageServerAuth()
        .addSanDnsName("localhost")
        .addSanIpAddress("127.0.0.1");
  }

  /** A server's certificate that nobody has to worry about. */
  public X509Bundle server(String name) {
    return build(serverOnThisMachine(name), own);
  }

  /** A server's certificate with a key for the older kind of suites. */
  public X509Bundle rsaServer() {
    return build(serverOnThisMachine("rsa").algorithm(Algorithm.rsa2048), own);
  }

  /** A server's certificate that is valid from then to then. */
  public X509Bundle server(String name, Instant from, Instant until) {
    return build(serverOnThisMachine(name).notBefore(from).notAfter(until), own);
  }

  public X509Bundle client(String name) {
    return build(
        new CertificateBuilder().subject("CN=" + name).addExtendedKeyUsageClientAuth(), own);
  }

  /** The certificate of a node among others. */
  public X509Bundle node(String name) {
    return build(nodeNamed(name), own);
  }

  public X509Bundle node(String name, Instant until) {
    return build(nodeNamed(name).notAfter(until), own);
  }

  /** The certificate of a node with a key for the older kind of suites. */
  public X509Bundle rsaNode(String name) {
    return build(nodeNamed(name).algorithm(Algorithm.rsa2048), own);
  }

  private static CertificateBuilder nodeNamed(String name) {
    return new CertificateBuilder()
        .subject("CN=a node")
        .addExtendedKeyUsageServerAuth()
        .addExtendedKeyUsageClientAuth()
        .addSanDnsName(name);
  }

  /** What trusts this authority, in PEM. */
  public String pem() {
    return own.getCertificatePEM();
  }

  public String keyPem() {
    return own.getPrivateKeyPEM();
  }

  /** The side of a client that trusts this authority and shows nothing. */
  public SSLContext trusting() {
    return context(null);
  }

  /** The side of a client that trusts this authority and shows a certificate. */
  public SSLContext trustingAndShowing(X509Bundle client) {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry(
          "client",
          client.getKeyPair().getPrivate(),
          PASSWORD,
          new X509Certificate[] {client.getCertificate()});
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, PASSWORD);
      return context(factory.getKeyManagers());
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private SSLContext context(KeyManager[] keys) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {own.toTrustManager()}, null);
      return context;
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  /** Writes a certificate and its key, each whole at any time, as a careful operator does. */
  public static void write(X509Bundle pair, Path certificate, Path key) {
    write(pair.getPrivateKeyPEM(), key);
    write(pair.getCertificatePEM(), certificate);
  }

  /** Writes a file that is whole at any time, and its owner's alone. */
  public static void write(String text, Path file) {
    try {
      Path whole = Files.createTempFile(file.getParent(), "whole", ".new");
      Files.writeString(whole, text);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  /** A time from now on, or before. */
  public static Instant in(Duration time) {
    return Instant.now().plus(time);
  }
}
