package chat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.config.Settings.Durability;
import chat.config.Settings.RoomSettings;
import chat.config.Settings.StoreKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class SettingsReaderTest {
  private static List<String> problems(String hocon) {
    return assertThrows(SettingsException.class, () -> TestSettings.load(hocon)).problems();
  }

  @Nested
  class Defaults {
    private final Settings settings = TestSettings.defaults();

    @Test
    void serverListensEverywhereOnTheKnownPort() {
      assertThat(settings.server().host()).isEqualTo("::");
      assertThat(settings.server().port()).isEqualTo(50051);
      assertThat(settings.server().stopDeadline()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void transportIsBounded() {
      assertThat(settings.server().transport())
          .isEqualTo(
              new Settings.Transport(
                  10_000,
                  16,
                  65_536,
                  Duration.ofSeconds(10),
                  Duration.ofSeconds(10),
                  Duration.ofSeconds(10),
                  Math.max(1, Runtime.getRuntime().availableProcessors() / 2)));
    }

    @Test
    void fourRoomsHoldTwentyPeopleEach() {
      assertThat(settings.rooms())
          .extracting(RoomSettings::name)
          .containsExactly("general", "tech", "gaming", "random");
      assertThat(settings.rooms())
          .allSatisfy(
              room -> {
                assertThat(room.capacity()).isEqualTo(20);
                assertThat(room.topic()).isNotEmpty();
              });
    }

    @Test
    void sessionIsBounded() {
      assertThat(settings.session())
          .isEqualTo(
              new Settings.Session(
                  Duration.ofSeconds(30),
                  256,
                  4_000,
                  Duration.ofSeconds(3),
                  Duration.ofMinutes(2),
                  50));
      assertThat(settings.names().reservationTime()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void textIsNotLoggedAndPeopleAreToldInChinese() {
      assertThat(settings.log()).isEqualTo(new Settings.Logging(false, Level.INFO));
      assertThat(settings.language()).isEqualTo(Language.ZH_CN);
    }
  }

  @Nested
  class Tls {
    @Test
    void isOffByDefault() {
      assertThat(TestSettings.defaults().server().tls()).isEmpty();
    }

    @Test
    void isOnWithCertificateAndKey() {
      Settings settings =
          TestSettings.of("grpc-chat.server.tls { certificate = c.pem, key = /k.pem }");
      assertThat(settings.server().tls())
          .contains(
              new Settings.Tls(
                  Path.of("c.pem"),
                  Path.of("/k.pem"),
                  Settings.ClientCertificate.OFF,
                  Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"certificate, key", "key, certificate"})
    void oneFileAloneIsRefused(String given, String missing) {
      assertThat(problems("grpc-chat.server.tls." + given + " = x.pem"))
          .singleElement()
          .asString()
          .startsWith("grpc-chat.server.tls." + missing + " (default)")
          .contains("as grpc-chat.server.tls." + given + " is set");
    }

    @Test
    void clientCertificatesNeedTheirAuthorities() {
      assertThat(problems("grpc-chat.server.tls.client-certificate = required"))
          .singleElement()
          .asString()
          .startsWith("grpc-chat.server.tls.client-ca (default)");
    }
  }

  @Nested
  class PeersLimits {
    @Test
    void loopbackIsExempt() {
      assertThat(TestSettings.defaults().limits().exemptAddresses())
          .containsExactly("127.0.0.1", "::1");
    }

    @Test
    void exemptAreOnlyAddresses() {
      assertThat(problems("grpc-chat.limits.exempt-addresses = [localhost]"))
          .singleElement()
          .asString()
          .contains("a list of IP addresses");
    }

    @Test
    void messagesCanBeUnlimited() {
      Settings settings = TestSettings.of("grpc-chat.limits.person.messages-per-second = off");
      assertThat(settings.limits().person().messages()).isEmpty();
    }

    @Test
    void endpointCanBeOff() {
      assertThat(TestSettings.of("grpc-chat.ops.port = off").ops().port()).isEmpty();
    }
  }

  @Nested
  class Limits {
    private static final String NUMBERS =
        """
        server.port                                 |     0 |   65535 |     -1 |   65536
        server.transport.max-connections            |     1 | 1000000 |      0 | 1000001
        server.transport.max-streams-per-connection |     1 |    1000 |      0 |    1001
        server.transport.event-loop-threads         |     1 |     128 |      0 |     129
        server.transport.max-message-bytes          | 17 KiB | 4 MiB  |   1023 | 4194305
        server.transport.ping-interval              |    1s |      1h |  999ms |   3601s
        server.transport.ping-timeout               |    1s |      5m |  999ms |    301s
        server.transport.first-request-deadline     |    1s |      5m |  999ms |    301s
        server.stop-deadline                        |    1s |      1m |  999ms |     61s
        room-capacity                               |     1 |   10000 |      0 |   10001
        names.reservation-time                      |    1s |      1d |  999ms |     25h
        session.join-deadline                       |    1s |     10m |  999ms |     11m
        session.queue-length                        |     8 |   65536 |      7 |   65537
        session.text-limit                          |     1 |   16256 |      0 |   20001
        session.ask-timeout                         | 100ms |      1m |   99ms |     61s
        limits.address.connections                  |     1 | 1000000 |      0 | 1000001
        limits.address.new-connections-per-second   |     1 | 1000000 |      0 | 1000001
        limits.address.new-connections-burst        |     1 | 1000000 |      0 | 1000001
        limits.address.waiting-streams              |     1 | 1000000 |      0 | 1000001
        limits.address.logins-per-second            |     1 | 1000000 |      0 | 1000001
        limits.address.logins-burst                 |     1 | 1000000 |      0 | 1000001
        limits.address.people                       |     1 | 1000000 |      0 | 1000001
        limits.person.messages-per-second           |     1 | 1000000 |      0 | 1000001
        limits.person.messages-burst                |     1 | 1000000 |      0 | 1000001
        limits.person.requests-per-second           |     1 | 1000000 |      0 | 1000001
        limits.person.requests-burst                |     1 | 1000000 |      0 | 1000001
        ops.port                                    |     0 |   65535 |     -1 |   65536
        store.sqlite.max-size                       | 1 MiB |   1 TiB | 1023 KiB | 1025 GiB
        store.retention.max-age                     |    1m |  36500d |    59s |  36501d
        store.retention.max-count                   |     1 | 1000000000 |   0 | 1000000001
        """;

    @ParameterizedTest
    @CsvSource(textBlock = NUMBERS, delimiter = '|')
    void limitsAreAllowed(String key, String least, String most) {
      assertThat(TestSettings.of("grpc-chat." + key + " = " + least)).isNotNull();
      assertThat(TestSettings.of("grpc-chat." + key + " = " + most)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(textBlock = NUMBERS, delimiter = '|')
    void beyondLimitsIsRefused(String key, String least, String most, String less, String more) {
      for (String value : List.of(less, more)) {
        assertThat(problems("grpc-chat." + key + " = " + value))
            .singleElement()
            .asString()
            .startsWith("grpc-chat." + key + " (")
            .containsPattern("found \"?" + value + "\"?; allowed: .* from .* to ");
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"5.5", "1e2", "abc", "\"\"", "null", "[]", "{a:1}", "99999999999999999999"})
    void onlyWholeNumbersAreNumbers(String value) {
      assertThat(problems("grpc-chat.session.queue-length = " + value))
          .singleElement()
          .asString()
          .contains("a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5 x", "s", "-5s", "99999999999999999999h"})
    void durationNeedsNumberAndUnit(String value) {
      assertThat(problems("grpc-chat.session.join-deadline = " + value))
          .singleElement()
          .asString()
          .contains("a duration with its unit from 1s to 10m");
    }
  }

  @Nested
  class Text {
    @Test
    void mustFitIntoMessage() {
      assertThat(problems("grpc-chat.session.text-limit = 16257"))
          .singleElement()
          .asString()
          .contains("found 16257", "at most 16256", "max-message-bytes (default)", "65536");
    }

    @Test
    void mayBeLongerInLargerMessages() {
      Settings settings =
          TestSettings.of(
              """
              grpc-chat.session.text-limit = 20000
              grpc-chat.server.transport.max-message-bytes = 80512
              """);
      assertThat(settings.session().textLimit()).isEqualTo(20_000);
    }

    @Test
    void mayBeShortInTheSmallestMessages() {
      Settings settings =
          TestSettings.of(
              """
              grpc-chat.session.text-limit = 128
              grpc-chat.server.transport.max-message-bytes = 1 KiB
              """);
      assertThat(settings.server().transport().maxMessageBytes()).isEqualTo(1_024);
    }

    @Test
    void isNotJudgedByMessageSizeThatIsWrongItself() {
      assertThat(problems("grpc-chat.server.transport.max-message-bytes = 12"))
          .singleElement()
          .asString()
          .startsWith("grpc-chat.server.transport.max-message-bytes");
    }
  }

  @Nested
  class Host {
    @ParameterizedTest
    @CsvSource({
      "[::], ::",
      "::, ::",
      "[::1], ::1",
      "0.0.0.0, 0.0.0.0",
      "fe80::1%eth0, fe80::1%eth0",
      "localhost, localhost",
      "chat.example.org, chat.example.org"
    })
    void addressOrNameIsAllowed(String given, String host) {
      assertThat(TestSettings.of("grpc-chat.server.host = \"" + given + "\"").server().host())
          .isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
      "''",
      "[::",
      "[localhost]",
      "[[::1]]",
      "::1]",
      "http://x",
      "localhost:80",
      "a b",
      "::g"
    })
    void othersAreRefused(String given) {
      assertThat(problems("grpc-chat.server.host = \"" + given + "\""))
          .singleElement()
          .asString()
          .contains("an IP address or a host name");
    }
  }

  @Nested
  class StoreBlock {
    @Test
    void defaultIsOneFileThatSurvivesPowerLossAndKeepsEverything() {
      Settings.Store store = TestSettings.defaults().store();
      assertThat(store.kind()).isEqualTo(StoreKind.SQLITE);
      assertThat(store.durability()).isEqualTo(Durability.POWER_LOSS);
      assertThat(store.sqlite())
          .isEqualTo(new Settings.Sqlite(Path.of("data/grpc-chat.db"), Optional.empty()));
      assertThat(store.retention())
          .isEqualTo(new Settings.Retention(Optional.empty(), Optional.empty()));
    }

    @Test
    void everyKeyIsRead() {
      Settings.Store store =
          TestSettings.of(
                  """
                  grpc-chat.store {
                    kind = PostgreSQL
                    durability = crash
                    sqlite { path = /var/lib/chat.db, max-size = 2 GiB }
                    postgresql {
                      url = "jdbc:postgresql://db/chat?sslmode=verify-full"
                      user = me
                      password = 123
                    }
                    retention { max-age = 30d, max-count = 5000 }
                  }
                  """)
              .store();
      assertThat(store)
          .isEqualTo(
              new Settings.Store(
                  StoreKind.POSTGRESQL,
                  Durability.CRASH,
                  new Settings.Sqlite(Path.of("/var/lib/chat.db"), Optional.of(2L << 30)),
                  new Settings.Postgresql(
                      "jdbc:postgresql://db/chat?sslmode=verify-full", "me", "123"),
                  new Settings.Retention(Optional.of(Duration.ofDays(30)), Optional.of(5_000))));
    }

    @Test
    void passwordIsNotShown() {
      Settings settings = TestSettings.of("grpc-chat.store.postgresql.password = secret");
      assertThat(settings.store().postgresql().password()).isEqualTo("secret");
      assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void offIsOffInAnyCase() {
      assertThat(TestSettings.of("grpc-chat.store.retention.max-age = OFF").store())
          .isEqualTo(TestSettings.defaults().store());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "kind = oracle | allowed: sqlite, postgresql, memory",
          "durability = none | allowed: power-loss, crash",
          "sqlite.path = \"\" | allowed: the path of a file",
          "postgresql.url = \"jdbc:mysql:x\" | allowed: a JDBC URL such as",
          "retention.max-age = 0 | allowed: off, or a duration with its unit from 1m to 36500d",
          "retention.max-count = on | allowed: off, or a whole number from 1 to 1000000000",
          "sqlite.max-size = 0 | allowed: off, or a size from 1 MiB to 1 TiB"
        })
    void othersAreRefused(String line, String allowed) {
      assertThat(problems("grpc-chat.store." + line)).singleElement().asString().contains(allowed);
    }
  }

  @Nested
  class Choice {
    @Test
    void ignoresCase() {
      assertThat(TestSettings.of("grpc-chat.log.level = WARN").log().level()).isEqualTo(Level.WARN);
      assertThat(TestSettings.of("grpc-chat.language = EN").language()).isEqualTo(Language.EN);
    }

    @Test
    void traceIsNoLevelOfOurs() {
      assertThat(problems("grpc-chat.log.level = trace")).hasSize(1);
    }

    @Test
    void namesWhatIsAllowed() {
      assertThat(problems("grpc-chat.log.level = loud"))
          .singleElement()
          .asString()
          .endsWith("found \"loud\"; allowed: error, warn, info, debug");
      assertThat(problems("grpc-chat.language = fr"))
          .singleElement()
          .asString()
          .endsWith("allowed: zh-CN, en");
      assertThat(problems("grpc-chat.log.message-text = maybe"))
          .singleElement()
          .asString()
          .endsWith("allowed: on or off");
    }
  }
}
