package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.EndCode;
import chat.proto.RefusalCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  private static List<Duration> pauses(double random) {
    Backoff backoff = new Backoff(() -> random);
    return List.of(backoff.next(), backoff.next(), backoff.next(), backoff.next(), backoff.next());
  }

  private static List<Duration> seconds(double... seconds) {
    return DoubleStream.of(seconds)
        .mapToObj(each -> Duration.ofMillis(Math.round(1_000 * each)))
        .toList();
  }

  @Test
  void firstIsAnythingUpToThreeSecondsAndThenLongerButNeverNothing() {
    assertThat(pauses(0)).isEqualTo(seconds(0, 1.5, 3, 4, 4));
    assertThat(pauses(1)).isEqualTo(seconds(3, 6, 12, 16, 16));
  }

  @Test
  void whoCameInBeginsAnew() {
    Backoff backoff = new Backoff(() -> 0);
    backoff.next();
    backoff.next();
    backoff.reset();
    assertThat(backoff.next()).isZero();
  }

  @Nested
  class WhatTheServerAsksFor {
    private final Backoff backoff = new Backoff(() -> 0.5);

    @Test
    void isKeptToAtTheEndOfASessionAsEachClientWasToldAnotherTime() {
      Duration asked = Duration.ofSeconds(9);
      assertThat(backoff.next(new Problem.Ended(EndCode.END_CODE_SERVER_STOPPING, "", asked)))
          .isEqualTo(asked);
      assertThat(backoff.next()).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void isTheLeastAfterARefusalAsManyWereToldTheSame() {
      RefusalCode code = RefusalCode.REFUSAL_CODE_TOO_MANY_LOGINS;
      Problem refused = new Problem.Refused(code, "", Duration.ofSeconds(9));
      assertThat(backoff.next(refused)).isEqualTo(Duration.ofMillis(10_500));
      assertThat(backoff.next(refused)).isGreaterThan(Duration.ofMillis(10_500));
    }
  }

  /** A thousand clients that lose the same server at the same moment. */
  @Nested
  class Crowd {
    private static final int CLIENTS = 1_000;

    private final Random random = new Random(4);

    /** When each client tries, in milliseconds after the loss, until the server is there again. */
    private List<Long> attempts(Duration outage, List<Long> successes) {
      List<Long> attempts = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Backoff backoff = new Backoff(random::nextDouble);
        long now = 0;
        do {
          now += backoff.next().toMillis();
          attempts.add(now);
        } while (now < outage.toMillis());
        successes.add(now);
      }
      return attempts.stream().sorted().toList();
    }

    private static int mostInASecond(List<Long> sorted, long from) {
      List<Long> later = sorted.stream().filter(at -> at >= from).toList();
      int most = 0;
      int first = 0;
      for (int last = 0; last < later.size(); last++) {
        while (later.get(last) - later.get(first) >= 1_000) {
          first++;
        }
        most = Math.max(most, last - first + 1);
      }
      return most;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 13, 20, 60})
    void neverComesAtOnceAndIsBackSoonAfterTheServer(int outageSeconds) {
      Duration outage = Duration.ofSeconds(outageSeconds);
      List<Long> successes = new ArrayList<>();
      List<Long> attempts = attempts(outage, successes);
      assertThat(mostInASecond(attempts, 0)).isLessThan(480);
      assertThat(mostInASecond(attempts, 3_000)).isLessThan(300);
      assertThat(successes).allMatch(at -> at <= outage.toMillis() + 16_000);
    }

    @Test
    void ofOneIsBackWithinTwoSecondsMoreOftenThanNot() {
      List<Long> successes = new ArrayList<>();
      attempts(Duration.ZERO, successes);
      assertThat(successes.stream().filter(at -> at < 2_000)).hasSizeGreaterThan(CLIENTS / 2);
    }
  }
}
