package chat.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import chat.LogRecords;
import chat.TestAuthority;
import io.netty.handler.ssl.ClientAuth;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is warned of, and how often. */
class ServerTlsTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path directory;

  private final TestAuthority authority = new TestAuthority();
  private final LogRecords log = new LogRecords("chat.transport");
  private final TransportCounters counters = new TransportCounters();
  private Instant now = Instant.now();

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @AfterEach
  void close() {
    log.close();
  }

  private Path certificate() {
    return directory.resolve("server.pem");
  }

  private Path key() {
    return directory.resolve("server-key.pem");
  }

  private void show(X509Bundle pair) {
    TestAuthority.write(pair, certificate(), key());
  }

  private X509Bundle valid(Duration from, Duration until) {
    return authority.server("%s to %s".formatted(from, until), now.plus(from), now.plus(until));
  }

  private ServerTls open() throws TlsException {
    return ServerTls.open(
        new TlsSettings(certificate(), key(), ClientAuth.NONE, Optional.empty(), DAY), clock);
  }

  private void look(ServerTls tls, Duration later) {
    now = now.plus(later);
    tls.look(counters);
  }

  @Nested
  class Expiry {
    @Test
    void farAwayIsNoWarning() throws Exception {
      show(valid(DAY.negated(), Duration.ofDays(15)));
      look(open(), Duration.ofMinutes(1));

      assertThat(log.aboveDebug()).isEmpty();
    }

    @Test
    void soonIsWarnedOfOnceADay() throws Exception {
      show(valid(DAY.negated(), Duration.ofDays(15)));
      ServerTls tls = open();

      look(tls, DAY.plusHours(1));
      assertThat(log.of(Level.WARN)).singleElement().asString().contains("expires soon", "sha256");
      look(tls, Duration.ofHours(23));
      assertThat(log.of(Level.WARN)).hasSize(1);
      look(tls, Duration.ofHours(1));
      assertThat(log.of(Level.WARN)).hasSize(2);
    }

    @Test
    void pastIsWarnedOfAtTheStart() throws Exception {
      show(valid(DAY.multipliedBy(-2), DAY.negated()));
      open();

      assertThat(log.of(Level.WARN)).singleElement().asString().contains("has expired");
    }

    @Test
    void beginningThatIsToComeIsWarnedOfAtTheStart() throws Exception {
      show(valid(DAY, DAY.multipliedBy(90)));
      open();

      assertThat(log.of(Level.WARN)).singleElement().asString().contains("not valid before");
    }
  }

  @Nested
  class Replacement {
    @Test
    void thatHasExpiredDoesNotTakeAValidOnesPlace() throws Exception {
      show(valid(DAY.negated(), DAY.multipliedBy(90)));
      ServerTls tls = open();
      ServerCertificate first = tls.certificate();
      show(valid(DAY.multipliedBy(-2), DAY.negated()));
      look(tls, DAY);

      assertThat(tls.certificate()).isEqualTo(first);
      assertThat(counters.get(TransportEvent.TLS_CERTIFICATE_REJECTED)).isOne();
      assertThat(log.of(Level.WARN)).singleElement().asString().contains("valid only from");
    }

    @Test
    void thatIsNotYetValidTakesItsPlaceInTime() throws Exception {
      show(valid(DAY.negated(), DAY.multipliedBy(90)));
      ServerTls tls = open();
      ServerCertificate first = tls.certificate();
      show(valid(DAY, DAY.multipliedBy(120)));
      look(tls, Duration.ofMinutes(1));
      assertThat(tls.certificate()).isEqualTo(first);

      look(tls, DAY);
      assertThat(tls.certificate()).isNotEqualTo(first);
      assertThat(counters.get(TransportEvent.TLS_CERTIFICATE_REPLACED)).isOne();
    }

    @Test
    void ofAnExpiredOneEndsTheWarnings() throws Exception {
      show(valid(DAY.multipliedBy(-2), DAY.negated()));
      ServerTls tls = open();
      show(valid(DAY.negated(), DAY.multipliedBy(90)));
      look(tls, DAY);
      look(tls, DAY);

      assertThat(log.of(Level.WARN)).hasSize(1);
      assertThat(tls.certificate().isValid(now)).isTrue();
    }
  }

  @Test
  void keyThatEverybodyMayReadIsWarnedOf() throws Exception {
    show(valid(DAY.negated(), DAY.multipliedBy(90)));
    makeReadable(key());
    makeReadable(certificate());
    open();

    assertThat(log.of(Level.WARN))
        .singleElement()
        .asString()
        .contains("private key", key().toString());
  }

  private static void makeReadable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }
}
