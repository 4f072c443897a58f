package chat;

import static org.assertj.core.api.Assertions.assertThat;

import chat.transport.TlsIdentity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevCertificateCommandTest {
  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("dev-certificate", "--directory", directory.toString()));
    arguments.addAll(Arrays.asList(options));
    return Main.run(
        arguments.toArray(String[]::new),
        Map.of(),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        (settings, config) -> {
          throw new AssertionError("the server was started");
        });
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private X509Certificate made() throws Exception {
    return TlsIdentity.read(file("server.pem"), file("server-key.pem")).chain().get(0);
  }

  private X509Certificate authority() throws Exception {
    return TlsIdentity.read(file("ca.pem"), file("ca-key.pem")).chain().get(0);
  }

  private static List<String> names(X509Certificate certificate) throws Exception {
    return certificate.getSubjectAlternativeNames().stream()
        .map(name -> name.get(1).toString())
        .toList();
  }

  private List<Object> contents() throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      List<Object> contents = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        contents.add(file);
        contents.add(Files.readString(file));
      }
      return contents;
    }
  }

  @Nested
  class First {
    @Test
    void makesAnAuthorityAndACertificateOfIt() throws Exception {
      assertThat(run()).isZero();

      made().verify(authority().getPublicKey());
      assertThat(authority().getBasicConstraints()).isZero();
      assertThat(made().getBasicConstraints()).isEqualTo(-1);
      assertThat(made().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
      assertThat(names(made())).contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
      assertThat(err.toString()).isEmpty();
    }

    @Test
    void namesItsAuthoritysKeyAsCarefulClientsWant() throws Exception {
      run();
      byte[] own = authority().getExtensionValue("2.5.29.14");
      byte[] named = made().getExtensionValue("2.5.29.35");

      assertThat(Arrays.copyOfRange(named, named.length - 20, named.length))
          .isEqualTo(Arrays.copyOfRange(own, own.length - 20, own.length));
    }

    @Test
    void keepsTheKeysFromOthers() throws Exception {
      run();
      for (String secret : List.of("server-key.pem", "ca-key.pem")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(secret))))
            .isEqualTo("rw-------");
      }
    }

    @Test
    void isForTheNamesThatAreGiven() throws Exception {
      assertThat(run("--host", "Chat.Example.org", "--host", "10.1.2.3", "--host", "bücher.de"))
          .isZero();
      assertThat(names(made())).contains("chat.example.org", "10.1.2.3", "xn--bcher-kva.de");
      assertThat(out.toString()).contains("chat.example.org, 10.1.2.3, xn--bcher-kva.de");
    }

    @Test
    void isValidForTheDaysThatAreGiven() throws Exception {
      run("--days", "30");
      assertThat(made().getNotAfter().toInstant())
          .isBetween(
              Instant.now().plus(Duration.ofDays(30)).minusSeconds(60),
              Instant.now().plus(Duration.ofDays(30)));
    }

    @Test
    void saysWhatToWriteWhere() {
      run();
      assertThat(out.toString())
          .contains("grpc-chat.server.tls.certificate = \"" + file("server.pem") + "\"")
          .contains("grpc-chat.server.tls.key = \"" + file("server-key.pem") + "\"")
          .contains("--tls --ca-file " + file("ca.pem"))
          .containsPattern("SHA-256  ([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }
  }

  @Nested
  class Again {
    @Test
    void isRefused() throws Exception {
      run();
      List<Object> before = contents();

      assertThat(run()).isEqualTo(1);
      assertThat(err.toString().lines())
          .containsExactly(
              "error: There is a certificate in %s; --force replaces it by a new one of the same authority."
                  .formatted(directory));
      assertThat(contents()).isEqualTo(before);
    }

    @Test
    void withForceMakesANewCertificateOfTheSameAuthority() throws Exception {
      run();
      X509Certificate first = made();
      X509Certificate authority = authority();

      assertThat(run("--force")).isZero();
      assertThat(authority()).isEqualTo(authority);
      assertThat(made().getPublicKey()).isNotEqualTo(first.getPublicKey());
      made().verify(authority.getPublicKey());
    }

    @Test
    void neverOutlivesItsAuthority() throws Exception {
      TestAuthority old = new TestAuthority();
      TestAuthority.write(old.pem(), file("ca.pem"));
      TestAuthority.write(old.keyPem(), file("ca-key.pem"));

      assertThat(run()).isZero();
      assertThat(made().getNotAfter()).isEqualTo(authority().getNotAfter());
    }

    @Test
    void doesNotTouchAnAuthorityThatItCannotUse() throws Exception {
      run();
      Files.delete(file("ca-key.pem"));
      List<Object> before = contents();

      assertThat(run("--force")).isEqualTo(1);
      assertThat(err.toString().lines())
          .singleElement()
          .asString()
          .contains("authority that is there cannot be used", "no file " + file("ca-key.pem"));
      assertThat(contents()).isEqualTo(before);
    }
  }

  @Nested
  class Wrong {
    @ParameterizedTest
    @ValueSource(strings = {"a b", "", "-x", "[::1]", "fe80::1%eth0", "http://x"})
    void hosts(String host) throws Exception {
      assertThat(run("--host=" + host)).isEqualTo(2);
      assertThat(err.toString()).contains("--host", "allowed: a host name or an IP address");
      assertThat(contents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "826", "soon"})
    void days(String days) throws Exception {
      assertThat(run("--days", days)).isEqualTo(2);
      assertThat(err.toString()).contains("--days");
      assertThat(contents()).isEmpty();
    }

    @Test
    void directory() throws Exception {
      Path file = Files.writeString(directory.resolve("file"), "");
      directory = file;
      assertThat(run()).isEqualTo(1);
      assertThat(err.toString()).contains("error: The files cannot be written to " + file);
    }
  }
}
