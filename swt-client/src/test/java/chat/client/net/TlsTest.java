package chat.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.TestCertificates;
import chat.client.model.CertificateProblem;
import chat.client.model.CertificateProblem.Flaw;
import chat.client.model.Endpoint;
import chat.client.model.Link;
import chat.client.model.ServerAddress;
import chat.client.model.TrustInMemory;
import chat.client.model.TrustedCertificates.Trusted;
import chat.proto.Hello;
import chat.proto.SessionEvent.EventCase;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a client that speaks TLS says hello to. */
class TlsTest {
  private static final X509Bundle AUTHORITY = TestCertificates.authority();

  @TempDir private Path home;
  private final ModelsThread models = new ModelsThread();
  private final TrustInMemory trusted = new TrustInMemory();
  private TlsFiles files = TlsFiles.NONE;
  private FakeChatServer server;

  @AfterEach
  void close() throws InterruptedException {
    server.close();
  }

  private void start(X509Bundle certificate) throws IOException {
    server = FakeChatServer.startEncrypted(0, new FakeStore(), certificate);
  }

  private void knowAuthority(X509Bundle authority) {
    Path file = TestCertificates.write(home.resolve("ca.pem"), authority);
    files = new TlsFiles(Optional.of(file), files.certificate(), files.key());
  }

  private ServerAddress address() {
    return new ServerAddress("localhost", server.port());
  }

  private Recorder hello() throws InterruptedException {
    return hello(address());
  }

  private Recorder hello(ServerAddress address) throws InterruptedException {
    GrpcNetwork network = new GrpcNetwork(models, () -> "en", () -> files, trusted);
    Link link = network.connect(new Endpoint(address, true));
    Recorder events = new Recorder();
    link.hello(Hello.newBuilder().setUserName("Ann").setSessionKey("key").build(), events);
    models.runUntil(() -> events.end != null || events.has(EventCase.WELCOME));
    link.close();
    return events;
  }

  private void assertWelcome() throws InterruptedException {
    Recorder events = hello();
    assertThat(events.end).isNull();
    assertThat(events.has(EventCase.WELCOME)).isTrue();
  }

  private CertificateProblem assertUntrusted(Flaw... flaws) throws InterruptedException {
    Recorder events = hello();
    assertThat(events.end).isEqualTo("untrusted");
    assertThat(events.problem.flaws()).containsExactly(flaws);
    assertThat(server.sessions.received).as("what was said all the same").isEmpty();
    return events.problem;
  }

  @Nested
  class Authority {
    @Test
    void ofThePersonsOwnVouchesForAServer() throws Exception {
      start(TestCertificates.issuedBy(AUTHORITY));
      knowAuthority(AUTHORITY);
      assertWelcome();
    }

    @Test
    void thatNobodyKnowsDoesNot() throws Exception {
      start(TestCertificates.issuedBy(AUTHORITY));
      knowAuthority(TestCertificates.authority());
      CertificateProblem problem = assertUntrusted(Flaw.UNKNOWN_ISSUER);
      assertThat(problem.server()).isEqualTo(address());
      assertThat(problem.certificate().issuer()).contains("Test authority");
      assertThat(problem.certificate().names()).containsExactly("localhost", "127.0.0.1");
      assertThat(problem.certificate().fingerprint()).matches("[0-9a-f]{64}");
      assertThat(problem.trustedBefore()).isEmpty();
    }

    @Test
    void isAnsweredForByItsFileAsItIsNow() throws Exception {
      start(TestCertificates.issuedBy(AUTHORITY));
      knowAuthority(TestCertificates.authority());
      assertUntrusted(Flaw.UNKNOWN_ISSUER);
      knowAuthority(AUTHORITY);
      assertWelcome();
    }

    @Test
    void whoseFileIsGoneIsToldAsThat() throws Exception {
      start(TestCertificates.issuedBy(AUTHORITY));
      files = new TlsFiles(Optional.of(home.resolve("gone")), Optional.empty(), Optional.empty());
      assertThat(hello().end).isEqualTo("CERTIFICATE_FILE_UNREADABLE");
    }
  }

  @Nested
  class Certificate {
    @Test
    void thatVouchesForItself() throws Exception {
      start(TestCertificates.selfSigned());
      assertUntrusted(Flaw.SELF_SIGNED);
    }

    @Test
    void thatIsAnAuthorityToThePersonIsTaken() throws Exception {
      X509Bundle own = TestCertificates.selfSigned();
      start(own);
      knowAuthority(own);
      assertWelcome();
    }

    @Test
    void thatIsAnAuthorityToThePersonExpiresLikeAnyOther() throws Exception {
      X509Bundle own = TestCertificates.selfSigned(-30, -1);
      start(own);
      knowAuthority(own);
      assertUntrusted(Flaw.EXPIRED);
    }

    @Test
    void thatHasExpired() throws Exception {
      start(TestCertificates.issuedBy(AUTHORITY, -1, -1));
      knowAuthority(AUTHORITY);
      assertUntrusted(Flaw.EXPIRED);
    }

    @Test
    void thatIsNotValidYet() throws Exception {
      start(TestCertificates.issuedBy(AUTHORITY, 1, 2));
      knowAuthority(AUTHORITY);
      assertUntrusted(Flaw.NOT_YET_VALID);
    }

    @Test
    void forAnotherHost() throws Exception {
      start(TestCertificates.forOther(AUTHORITY));
      knowAuthority(AUTHORITY);
      assertUntrusted(Flaw.WRONG_HOST);
    }

    @Test
    void withSeveralFlawsIsToldWithAllOfThem() throws Exception {
      X509Bundle authority = TestCertificates.authority();
      start(TestCertificates.forOther(authority));
      assertUntrusted(Flaw.WRONG_HOST, Flaw.UNKNOWN_ISSUER);
    }
  }

  @Nested
  class TrustedByThePerson {
    @Test
    void isTakenFromThenOn() throws Exception {
      start(TestCertificates.selfSigned(-30, -1));
      trusted.trust(assertUntrusted(Flaw.SELF_SIGNED, Flaw.EXPIRED));
      assertWelcome();
    }

    @Test
    void isTrustedForThatAddressOnly() throws Exception {
      start(TestCertificates.selfSigned());
      trusted.trust(assertUntrusted(Flaw.SELF_SIGNED));
      Recorder events = hello(new ServerAddress("127.0.0.1", server.port()));
      assertThat(events.problem.flaws()).containsExactly(Flaw.SELF_SIGNED);
    }

    @Test
    void isNoMoreIfItIsReplaced() throws Exception {
      start(TestCertificates.selfSigned());
      String other = "ab".repeat(32);
      trusted.trust(address(), new Trusted(other, Set.of(Flaw.SELF_SIGNED)));
      CertificateProblem problem = assertUntrusted(Flaw.CHANGED, Flaw.SELF_SIGNED);
      assertThat(problem.trustedBefore()).contains(other);
      trusted.trust(problem);
      assertWelcome();
    }

    @Test
    void mayBeReplacedByOneThatIsVouchedFor() throws Exception {
      start(TestCertificates.issuedBy(AUTHORITY));
      knowAuthority(AUTHORITY);
      trusted.trust(address(), new Trusted("ab".repeat(32), Set.of(Flaw.SELF_SIGNED)));
      assertWelcome();
    }

    @Test
    void isAskedAboutAgainOnceSomethingElseIsWrongWithIt() throws Exception {
      start(TestCertificates.selfSigned(-30, -1));
      CertificateProblem problem = assertUntrusted(Flaw.SELF_SIGNED, Flaw.EXPIRED);
      String same = problem.certificate().fingerprint();
      trusted.trust(address(), new Trusted(same, Set.of(Flaw.SELF_SIGNED)));
      assertUntrusted(Flaw.SELF_SIGNED, Flaw.EXPIRED);
    }
  }

  @Nested
  class ServerThatWantsToKnowItsClients {
    private final X509Bundle clients = TestCertificates.authority();

    private void startAsking(String version) throws IOException {
      server = FakeChatServer.startAsking(TestCertificates.issuedBy(AUTHORITY), clients, version);
      knowAuthority(AUTHORITY);
    }

    private void own(X509Bundle certificate) {
      Path chain = TestCertificates.write(home.resolve("me.pem"), certificate);
      Path key = TestCertificates.writeKey(home.resolve("me.key"), certificate);
      files = new TlsFiles(files.authorities(), Optional.of(chain), Optional.of(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void isShownTheCertificate(String version) throws Exception {
      startAsking(version);
      own(TestCertificates.issuedBy(clients));
      assertWelcome();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void saysThatThereIsNone(String version) throws Exception {
      startAsking(version);
      assertThat(hello().end).isEqualTo("CLIENT_CERTIFICATE_MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void saysThatItIsTheWrongOne(String version) throws Exception {
      startAsking(version);
      own(TestCertificates.issuedBy(AUTHORITY));
      assertThat(hello().end).isEqualTo("CLIENT_CERTIFICATE_REFUSED");
    }
  }
}
