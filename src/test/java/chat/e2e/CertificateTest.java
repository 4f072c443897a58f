package chat.e2e;

import static chat.e2e.SessionCall.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.Await;
import chat.StartFailure;
import chat.TestAuthority;
import chat.proto.RoomMessage;
import chat.proto.SessionEvent;
import chat.transport.TransportEvent;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encrypted server, and its certificate replaced while people talk. */
class CertificateTest {
  private static final int SENDERS = 4;
  private static final int REPLACEMENTS = 3;
  private static final int NEWCOMERS_EACH = 3;

  @TempDir private Path directory;

  private TestAuthority authority = new TestAuthority();
  private Path certificate;
  private Path key;
  private TestServer server;
  private volatile boolean enough;

  @BeforeEach
  void start() {
    certificate = directory.resolve("server.pem");
    key = directory.resolve("server-key.pem");
    TestAuthority.write(authority.server("first"), certificate, key);
    server = TestServer.started(settings());
  }

  private String settings() {
    return """
        server.tls { certificate = "%s", key = "%s" }
        store { kind = sqlite, sqlite.path = "%s" }
        session.queue-length = 4096
        limits.person.messages-per-second = off
        """
        .formatted(certificate, key, directory.resolve("chat.db"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private SessionCall inGeneral(String name, String itsAuthority) {
    ChatClient client = server.clientTrusting(itsAuthority);
    return client.hello(name, "the-secret-of-" + name, room("general", 0));
  }

  /** Somebody talks, each message after the one before is confirmed. */
  private final class Sender {
    private final String name;
    private final SessionCall call;
    private final List<RoomMessage> seen = new ArrayList<>();
    private int confirmed;

    Sender(int number) {
      name = "sender" + number;
      call = inGeneral(name, authority.pem());
    }

    void talk() {
      while (!enough) {
        call.say("general", name + " " + confirmed, name + " " + confirmed);
        readUntilConfirmed();
      }
    }

    private void readUntilConfirmed() {
      SessionEvent event = call.next();
      while (!event.hasMessageStored()) {
        note(event, seen);
        event = call.next();
      }
      confirmed++;
    }
  }

  private static void note(SessionEvent event, List<RoomMessage> seen) {
    assertThat(event.hasRefusal() || event.hasSessionEnded()).as("%s", event).isFalse();
    if (event.hasMessage()) {
      seen.add(event.getMessage());
    }
  }

  private static List<RoomMessage> readOn(SessionCall call, List<RoomMessage> seen, int last) {
    while (seen.size() < last) {
      note(call.next(), seen);
    }
    return seen;
  }

  @Test
  void replacedWhilePeopleTalkLosesNothing() {
    List<Sender> senders = IntStream.range(0, SENDERS).mapToObj(Sender::new).toList();
    var threads = Executors.newFixedThreadPool(SENDERS);
    var talking =
        CompletableFuture.allOf(
            senders.stream()
                .map(sender -> CompletableFuture.runAsync(sender::talk, threads))
                .toArray(CompletableFuture[]::new));
    List<SessionCall> newcomers = new ArrayList<>();
    for (int replacement = 1; replacement <= REPLACEMENTS; replacement++) {
      // Of an authority of its own: who is let in has been shown this one.
      authority = new TestAuthority();
      replaceBy(authority.server("number " + replacement), replacement);
      for (int person = 0; person < NEWCOMERS_EACH; person++) {
        newcomers.add(inGeneral("new" + replacement + "of" + person, authority.pem()));
      }
    }
    enough = true;
    Await.result(talking);
    threads.shutdown();

    int said = senders.stream().mapToInt(sender -> sender.confirmed).sum();
    assertThat(said).isGreaterThan(SENDERS * REPLACEMENTS);
    List<RoomMessage> all = readOn(senders.get(0).call, senders.get(0).seen, said);
    assertThat(all)
        .extracting(RoomMessage::getSeq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, said).boxed().toList());
    for (Sender sender : senders) {
      assertThat(readOn(sender.call, sender.seen, said)).isEqualTo(all);
      assertThat(all.stream().filter(message -> message.getSenderName().equals(sender.name)))
          .extracting(RoomMessage::getText)
          .containsExactlyElementsOf(
              IntStream.range(0, sender.confirmed).mapToObj(n -> sender.name + " " + n).toList());
    }
    for (SessionCall newcomer : newcomers) {
      assertThat(readOn(newcomer, new ArrayList<>(), said)).isEqualTo(all);
    }
    assertThat(server.server().counters().get(TransportEvent.CONNECTION_CLOSED)).isZero();
  }

  private void replaceBy(X509Bundle next, int replacement) {
    TestAuthority.write(next, certificate, key);
    Await.until(
        "the server has the new certificate",
        () ->
            server.server().counters().get(TransportEvent.TLS_CERTIFICATE_REPLACED) == replacement);
    assertThat(server.server().certificate().orElseThrow().notAfter())
        .isEqualTo(next.getCertificate().getNotAfter().toInstant());
  }

  @Test
  void strangersAuthorityIsNotTrusted() {
    ChatClient client = server.clientTrusting(new TestAuthority().pem());

    assertThatThrownBy(client::rooms).hasMessageContaining("UNAVAILABLE");
    assertThat(server.clientTrusting(authority.pem()).rooms()).hasSize(4);
  }

  @Test
  void thatCannotBeUsedStopsTheStartWithOneSentence() throws Exception {
    Files.delete(key);

    assertThatThrownBy(() -> TestServer.started(settings()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("There is no file " + key)
        .message()
        .doesNotContain("\n");
  }
}
