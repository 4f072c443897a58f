package chat.ops;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.Address;
import chat.actors.EndReason;
import chat.actors.Lobby;
import chat.actors.RefusalReason;
import chat.actors.SessionOutput;
import chat.actors.Sessions;
import chat.actors.Visit;
import chat.cluster.Peers.Peer;
import chat.store.StoreProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics();

  private Scraped scraped() {
    return Scraped.of(metrics);
  }

  private static <E extends Enum<E>> List<String> labels(E[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  @Nested
  class FromTheStart {
    @Test
    void everyRefusalEndAndProblemIsZero() {
      Scraped scraped = scraped();

      assertThat(scraped.labelValues("grpc_chat_refusals_total", "code"))
          .containsExactlyInAnyOrderElementsOf(labels(RefusalReason.values()));
      assertThat(scraped.labelValues("grpc_chat_ends_total", "code"))
          .containsExactlyInAnyOrderElementsOf(labels(EndReason.values()));
      assertThat(scraped.labelValues("grpc_chat_statuses_total", "reason"))
          .containsExactlyInAnyOrderElementsOf(labels(CallProblem.values()));
      assertThat(scraped.labelValues("grpc_chat_store_write_failures_total", "problem"))
          .containsExactlyInAnyOrderElementsOf(labels(StoreProblem.values()));
      assertThat(scraped.value("grpc_chat_refusals_total", "code", "name_taken")).isZero();
      assertThat(scraped.value("grpc_chat_slow_downs_total")).isZero();
    }

    @Test
    void processAndJvmAreThere() {
      assertThat(scraped().names())
          .contains("process_resident_memory_bytes", "jvm_memory_used_bytes", "jvm_runtime_info");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
      assertThat(scraped().has("grpc_chat_people")).isFalse();
      assertThat(scraped().has("grpc_chat_tls_certificate_expiry_seconds")).isFalse();
    }
  }

  @Nested
  class Counts {
    @Test
    void eachRefusalThatIsTold() {
      metrics.told(new SessionOutput.Refused(RefusalReason.ROOM_FULL, "general", ""));
      metrics.told(new Visit.Refused(RefusalReason.ROOM_FULL, ""));
      metrics.told(new Visit.JoinRefused(RefusalReason.ROOM_FULL));
      metrics.told(new Lobby.NameRefused(RefusalReason.NAME_TAKEN));

      assertThat(scraped().value("grpc_chat_refusals_total", "code", "room_full")).isEqualTo(3);
      assertThat(scraped().value("grpc_chat_refusals_total", "code", "name_taken")).isEqualTo(1);
    }

    @Test
    void nothingElseThatIsTold() {
      metrics.told(new SessionOutput.Exited("general"));
      metrics.told(null);

      for (RefusalReason reason : RefusalReason.values()) {
        String code = reason.name().toLowerCase(Locale.ROOT);
        assertThat(scraped().value("grpc_chat_refusals_total", "code", code)).isZero();
      }
    }

    @Test
    void endsAndProblemsAndSlowDowns() {
      metrics.ended(EndReason.TOO_SLOW);
      metrics.callFailed(CallProblem.COMPRESSED);
      metrics.callFailed(CallProblem.COMPRESSED);
      metrics.told(new Visit.SlowedDown(Duration.ofSeconds(1), ""));

      assertThat(scraped().value("grpc_chat_ends_total", "code", "too_slow")).isEqualTo(1);
      assertThat(scraped().value("grpc_chat_statuses_total", "reason", "compressed")).isEqualTo(2);
      assertThat(scraped().value("grpc_chat_slow_downs_total")).isEqualTo(1);
    }

    @Test
    void messagesAndHowLongTheyTook() {
      metrics.store().written(3, Duration.ofMillis(2));
      metrics.store().written(0, Duration.ofMillis(20));
      metrics.store().failed(StoreProblem.FULL);

      Scraped scraped = scraped();
      assertThat(scraped.value("grpc_chat_messages_total")).isEqualTo(3);
      assertThat(scraped.value("grpc_chat_store_write_seconds_count")).isEqualTo(2);
      assertThat(scraped.value("grpc_chat_store_write_seconds_sum")).isEqualTo(0.022);
      assertThat(scraped.value("grpc_chat_store_write_seconds_bucket", "le", "0.0025"))
          .isEqualTo(1);
      assertThat(scraped.value("grpc_chat_store_write_failures_total", "problem", "full"))
          .isEqualTo(1);
    }
  }

  @Nested
  class Shows {
    @Test
    void whetherTheStoreWorks() {
      AtomicBoolean works = new AtomicBoolean(true);
      metrics.watchStore(works::get);
      assertThat(scraped().value("grpc_chat_store_healthy")).isEqualTo(1);

      works.set(false);

      assertThat(scraped().value("grpc_chat_store_healthy")).isZero();
    }

    @Test
    void membersOfTheClusterByStatus() {
      metrics.watchCluster(
          () ->
              List.of(
                  Peer.alone("node1", 1),
                  new Peer(new Address("akka", "chat", "node2", 1), "leaving", false, false)));

      Scraped scraped = scraped();
      assertThat(scraped.value("grpc_chat_cluster_members", "status", "up")).isEqualTo(1);
      assertThat(scraped.value("grpc_chat_cluster_members", "status", "leaving")).isEqualTo(1);
      assertThat(scraped.value("grpc_chat_cluster_members", "status", "down")).isZero();
      assertThat(scraped.value("grpc_chat_cluster_unreachable")).isEqualTo(1);
    }

    @Test
    void whoIsThereUntilNobodyKnows() {
      metrics
          .people()
          .show(
              Optional.of(
                  new People(
                      List.of(
                          new Lobby.RoomStatus("闲聊", 7, 20, ""),
                          new Lobby.RoomStatus("tech", 1, 20, "")),
                      Set.of("tech"),
                      new Sessions.Counted(5, 4))));

      Scraped scraped = scraped();
      assertThat(scraped.value("grpc_chat_people", "room", "闲聊")).isEqualTo(7);
      assertThat(scraped.value("grpc_chat_room_capacity", "room", "闲聊")).isEqualTo(20);
      assertThat(scraped.value("grpc_chat_room_here", "room", "闲聊")).isZero();
      assertThat(scraped.value("grpc_chat_room_here", "room", "tech")).isEqualTo(1);
      assertThat(scraped.value("grpc_chat_sessions")).isEqualTo(5);
      assertThat(scraped.value("grpc_chat_visits")).isEqualTo(4);

      metrics.people().show(Optional.empty());
      assertThat(scraped().has("grpc_chat_people")).isFalse();
      assertThat(scraped().has("grpc_chat_sessions")).isFalse();
    }

    @Test
    void whenTheCertificateExpires() {
      AtomicReference<Instant> notAfter = new AtomicReference<>();
      metrics.watchCertificate(() -> Optional.ofNullable(notAfter.get()));
      assertThat(scraped().has("grpc_chat_tls_certificate_expiry_seconds")).isFalse();

      notAfter.set(Instant.ofEpochSecond(2_000_000_000));

      assertThat(scraped().value("grpc_chat_tls_certificate_expiry_seconds"))
          .isEqualTo(2_000_000_000);
    }

    @Test
    void whenTheCertificateForOtherNodesExpires() {
      metrics.watchNodeCertificate(() -> Instant.ofEpochSecond(2_000_000_000));

      assertThat(scraped().value("grpc_chat_cluster_certificate_expiry_seconds"))
          .isEqualTo(2_000_000_000);
    }
  }

  @Test
  void twoServersCountForThemselves() {
    new Metrics().told(new Visit.SlowedDown(Duration.ofSeconds(1), ""));

    assertThat(scraped().value("grpc_chat_slow_downs_total")).isZero();
  }
}
