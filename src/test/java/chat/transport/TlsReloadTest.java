package chat.transport;

import static chat.transport.RawPeer.DATA;
import static chat.transport.RawPeer.END_STREAM;
import static chat.transport.RawPeer.HEADERS;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpResponse;
import akka.stream.javadsl.Sink;
import ch.qos.logback.classic.Level;
import chat.LogRecords;
import chat.TestAuthority;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The certificate is replaced while a server runs. */
class TlsReloadTest {
  private final TlsFixture fixture = new TlsFixture();
  private final LogRecords log = new LogRecords("chat.transport");
  private final X509Bundle second = fixture.authority.server("second");

  @BeforeEach
  void serve() throws Exception {
    fixture.serve(
        TransportSettings.DEFAULT,
        request ->
            request
                .entity()
                .getDataBytes()
                .runWith(Sink.ignore(), fixture.system)
                .thenApply(done -> HttpResponse.create()));
  }

  @AfterEach
  void close() throws Exception {
    log.close();
    fixture.close();
  }

  private void awaitReplaced() {
    fixture.awaitCount(TransportEvent.TLS_CERTIFICATE_REPLACED, 1);
  }

  private void awaitLooks(int looks) {
    fixture.awaitCount(
        TransportEvent.TLS_CERTIFICATE_REJECTED,
        fixture.count(TransportEvent.TLS_CERTIFICATE_REJECTED) + looks);
  }

  /** With one line for the operator, however often the server looks. */
  private void assertStaysFirst(String reason) {
    awaitLooks(3);
    assertThat(fixture.subjectShown()).isEqualTo("CN=first");
    assertThat(log.of(Level.WARN))
        .singleElement()
        .asString()
        .contains("the certificate stays", "CN=first", reason);
  }

  @Test
  void newConnectionsAreShownTheNewOne() {
    assertThat(fixture.subjectShown()).isEqualTo("CN=first");

    fixture.show(second);
    awaitReplaced();

    assertThat(fixture.subjectShown()).isEqualTo("CN=second");
    assertThat(log.of(Level.INFO))
        .singleElement()
        .asString()
        .contains("the certificate was replaced by", "CN=second")
        .contains(second.getCertificate().getNotAfter().toInstant().toString())
        .contains(ServerCertificate.of(second.getCertificate()).sha256());
  }

  @Test
  void openStreamsGoOn() throws Exception {
    RawPeer peer = fixture.rawPeer().greet().request(1);
    fixture.awaitCount(TransportEvent.STREAM_OPENED, 1);

    fixture.show(second);
    awaitReplaced();

    peer.send(DATA, END_STREAM, 1).await(HEADERS);
    peer.request(3).send(DATA, END_STREAM, 3);
    peer.await(frame -> frame.is(HEADERS) && frame.stream() == 3);
    assertThat(fixture.count(TransportEvent.CONNECTION_CLOSED)).isZero();
  }

  @Test
  void halfOfAPairChangesNothingUntilTheOtherHalfIsThere() {
    TestAuthority.write(second.getCertificatePEM(), fixture.certificate);
    assertStaysFirst("does not belong to");

    TestAuthority.write(second.getPrivateKeyPEM(), fixture.key);
    awaitReplaced();

    assertThat(fixture.subjectShown()).isEqualTo("CN=second");
  }

  @Test
  void fileThatIsBeingWrittenChangesNothing() {
    String pem = second.getCertificatePEM();
    TestAuthority.write(second.getPrivateKeyPEM(), fixture.key);
    TestAuthority.write(pem.substring(0, pem.length() / 2), fixture.certificate);

    awaitLooks(3);
    assertThat(fixture.subjectShown()).isEqualTo("CN=first");
    assertThat(log.of(Level.WARN)).anyMatch(line -> line.contains("ends in the middle"));

    TestAuthority.write(pem, fixture.certificate);
    awaitReplaced();
  }

  @Test
  void missingFileChangesNothing() throws Exception {
    Files.delete(fixture.certificate);

    assertStaysFirst("There is no file");
  }

  @Test
  void backToWhatWasThereIsNoReplacement() throws Exception {
    String pem = Files.readString(fixture.certificate);
    Files.delete(fixture.certificate);
    awaitLooks(1);
    TestAuthority.write(pem, fixture.certificate);
    TestAuthority.write(pem, fixture.certificate);

    fixture.show(second);
    awaitReplaced();
    assertThat(fixture.count(TransportEvent.TLS_CERTIFICATE_REPLACED)).isOne();
  }

  /** As certbot and Kubernetes do it: the names stay, what they lead to changes. */
  @Test
  void swappedLinkIsNoticed() throws Exception {
    Path one = Files.createDirectory(fixture.directory.resolve("one"));
    Path two = Files.createDirectory(fixture.directory.resolve("two"));
    Path now = Files.createSymbolicLink(fixture.directory.resolve("now"), Path.of("one"));
    for (Path file : new Path[] {fixture.certificate, fixture.key}) {
      Files.move(file, one.resolve(file.getFileName()));
      Files.createSymbolicLink(file, now.resolve(file.getFileName()));
    }
    TestAuthority.write(
        second,
        two.resolve(fixture.certificate.getFileName()),
        two.resolve(fixture.key.getFileName()));
    assertThat(fixture.subjectShown()).isEqualTo("CN=first");

    Path next = Files.createSymbolicLink(fixture.directory.resolve("next"), Path.of("two"));
    Files.move(next, now, StandardCopyOption.ATOMIC_MOVE);
    awaitReplaced();

    assertThat(fixture.subjectShown()).isEqualTo("CN=second");
  }
}
