package chat.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.TestAuthority;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files may hold, and the sentence for each thing that they may not. */
class TlsIdentityTest {
  @TempDir private Path directory;

  private final TestAuthority authority = new TestAuthority();
  private final X509Bundle pair = authority.server("server");
  private Path certificate;
  private Path key;

  @BeforeEach
  void write() {
    certificate = directory.resolve("server.pem");
    key = directory.resolve("server-key.pem");
    TestAuthority.write(pair, certificate, key);
  }

  private TlsIdentity read() throws TlsException {
    return TlsIdentity.read(certificate, key);
  }

  private void fails(String... parts) {
    assertThatThrownBy(this::read).isInstanceOf(TlsException.class).hasMessageContainingAll(parts);
  }

  @Nested
  class Accepted {
    @Test
    void certificateAlone() throws Exception {
      assertThat(read().chain()).containsExactly(pair.getCertificate());
    }

    @Test
    void certificateBeforeItsAuthority() throws Exception {
      TestAuthority.write(pair.getCertificatePEM() + authority.pem(), certificate);
      assertThat(read().chain()).hasSize(2).first().isEqualTo(pair.getCertificate());
    }

    @Test
    void rsa() throws Exception {
      TestAuthority.write(authority.rsaServer(), certificate, key);
      assertThat(read().key().getAlgorithm()).isEqualTo("RSA");
    }

    @Test
    void bothInOneFile() throws Exception {
      TestAuthority.write(pair.getPrivateKeyPEM() + pair.getCertificatePEM(), certificate);
      key = certificate;
      assertThat(read().chain()).containsExactly(pair.getCertificate());
    }

    @Test
    void textAroundIt() throws Exception {
      TestAuthority.write("Subject: \u4e2d\n" + pair.getCertificatePEM(), certificate);
      assertThat(read().chain()).containsExactly(pair.getCertificate());
    }

    @Test
    void keyIsNeverShown() throws Exception {
      String secret = pair.getPrivateKeyPEM().lines().toList().get(1);
      assertThat(TlsFile.read("the key", key).text()).contains(secret);
      assertThat(read() + " " + TlsFile.read("the key", key)).doesNotContain(secret);
    }
  }

  @Nested
  class File {
    @Test
    void missing() throws IOException {
      Files.delete(certificate);
      fails("There is no file " + certificate, "dev-certificate");
    }

    @Test
    void isADirectory() throws IOException {
      Files.delete(key);
      Files.createDirectory(key);
      fails(key.toString(), "cannot be read");
    }

    @Test
    void empty() {
      TestAuthority.write("", certificate);
      fails(certificate + " is not a PEM file", "openssl x509 -inform DER");
    }

    @Test
    void inDer() throws Exception {
      Files.write(certificate, pair.getCertificate().getEncoded());
      fails(certificate + " is not a PEM file", "openssl x509 -inform DER");
    }

    @Test
    void cutOff() {
      TestAuthority.write(
          pair.getCertificatePEM() + authority.pem().substring(0, 200), certificate);
      fails(certificate + " ends in the middle");
    }

    @Test
    void farTooLarge() {
      TestAuthority.write(" ".repeat(1024 * 1024 + 1), certificate);
      fails(certificate + " is far too large");
    }
  }

  @Nested
  class Certificate {
    @Test
    void damaged() {
      TestAuthority.write(pair.getCertificatePEM().replaceFirst("\nM", "\nN"), certificate);
      fails("certificate in " + certificate, "damaged");
    }

    @Test
    void isAKey() {
      certificate = key;
      fails(key + " holds no certificate but: PRIVATE KEY");
    }

    @Test
    void ofAnotherKey() {
      TestAuthority.write(authority.server("other").getCertificatePEM(), certificate);
      fails("The key in " + key + " does not belong to the certificate in " + certificate);
    }

    @Test
    void ofAKeyOfAnotherKind() {
      TestAuthority.write(authority.rsaServer().getCertificatePEM(), certificate);
      fails("does not belong to");
    }

    @Test
    void afterItsAuthority() {
      TestAuthority.write(authority.pem() + pair.getCertificatePEM(), certificate);
      fails("does not belong to", "is the first in its file");
    }
  }

  @Nested
  class Key {
    private void labelled(String label) {
      TestAuthority.write(pair.getPrivateKeyPEM().replace("PRIVATE KEY", label), key);
    }

    @Test
    void isACertificate() {
      key = certificate;
      fails(certificate + " holds no private key but: CERTIFICATE");
    }

    @Test
    void inAnOlderFormat() {
      labelled("RSA PRIVATE KEY");
      fails("not in PKCS#8", "openssl pkcs8 -topk8 -nocrypt -in " + key);
      labelled("EC PRIVATE KEY");
      fails("not in PKCS#8", "openssl pkcs8 -topk8 -nocrypt -in " + key);
    }

    @Test
    void encrypted() {
      labelled("ENCRYPTED PRIVATE KEY");
      fails("is encrypted", "openssl pkcs8 -in " + key);
    }

    @Test
    void damaged() {
      TestAuthority.write(pair.getPrivateKeyPEM().replaceFirst("\nM", "\nN"), key);
      fails("key in " + key, "damaged");
    }
  }
}
