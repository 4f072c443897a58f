package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.actor.typed.ActorRef;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final Duration RESERVED = Duration.ofMinutes(30);
  private static final Instant NOW = Instant.EPOCH;
  private static final Instant LATER = NOW.plus(RESERVED);
  private static final ConnectionId ONE = new ConnectionId(0, 1);
  private static final ConnectionId TWO = new ConnectionId(0, 2);
  private static final UserName ANN = UserName.of("Ann").orElseThrow();
  private static final UserName BOB = UserName.of("Bob").orElseThrow();
  private static final UserName CID = UserName.of("Cid").orElseThrow();
  private static final UserName COCO = UserName.of("coco").orElseThrow();
  private static final UserName CYRILLIC_COCO = UserName.of("сосо").orElseThrow();

  private final Names names = new Names(RESERVED);

  private int sessions;

  private ActorRef<?> session() {
    return TestInbox.create("session-" + ++sessions).getRef();
  }

  @BeforeEach
  void twoConnections() {
    names.open(ONE);
    names.open(TWO);
  }

  @Nested
  class Reserve {
    @Test
    void freeName() {
      assertThat(names.reserve(ANN, ONE, NOW)).isTrue();
    }

    @Test
    void nameOfAnother() {
      names.reserve(ANN, ONE, NOW);
      assertThat(names.reserve(ANN, TWO, NOW)).isFalse();
    }

    @Test
    void nameOfAnotherInOtherCase() {
      names.reserve(ANN, ONE, NOW);
      assertThat(names.reserve(UserName.of("aNN").orElseThrow(), TWO, NOW)).isFalse();
    }

    @Test
    void ownNameAgainRenewsIt() {
      names.reserve(ANN, ONE, NOW);
      assertThat(names.reserve(ANN, ONE, NOW.plusSeconds(1))).isTrue();
      assertThat(names.reserve(ANN, TWO, LATER)).isFalse();
    }

    @Test
    void anotherNameGivesBackTheIdleOne() {
      names.reserve(ANN, ONE, NOW);
      names.reserve(BOB, ONE, NOW);

      assertThat(names.reserve(ANN, TWO, NOW)).isTrue();
      assertThat(names.reserve(BOB, TWO, NOW)).isFalse();
    }

    @Test
    void anotherNameKeepsTheOneInUse() {
      names.use(ANN, ONE, session(), NOW);
      names.reserve(BOB, ONE, NOW);

      assertThat(names.reserve(ANN, TWO, LATER)).isFalse();
    }

    @Test
    void aTakenNameLeavesTheOwnOneAlone() {
      names.reserve(ANN, ONE, NOW);
      names.reserve(BOB, TWO, NOW);

      assertThat(names.reserve(BOB, ONE, NOW)).isFalse();
      assertThat(names.reserve(ANN, TWO, NOW)).isFalse();
    }

    @Test
    void isNotKeptForAConnectionThatIsGone() {
      names.close(ONE);
      names.reserve(ANN, ONE, NOW);

      assertThat(names.reserve(ANN, TWO, NOW)).isTrue();
    }
  }

  @Nested
  class Use {
    @Test
    void ownReservation() {
      names.reserve(ANN, ONE, NOW);
      assertThat(names.use(ANN, ONE, session(), NOW)).isTrue();
    }

    @Test
    void withoutReservation() {
      assertThat(names.use(ANN, ONE, session(), NOW)).isTrue();
      assertThat(names.reserve(ANN, TWO, NOW)).isFalse();
    }

    @Test
    void bySeveralSessionsOfOneConnection() {
      assertThat(names.use(ANN, ONE, session(), NOW)).isTrue();
      assertThat(names.use(ANN, ONE, session(), NOW)).isTrue();
    }

    @Test
    void nameOfAnother() {
      names.reserve(ANN, ONE, NOW);
      assertThat(names.use(ANN, TWO, session(), NOW)).isFalse();
    }

    @Test
    void doesNotExpire() {
      names.use(ANN, ONE, session(), NOW);
      names.expire(LATER);
      assertThat(names.use(ANN, TWO, session(), LATER)).isFalse();
    }

    @Test
    void givesBackAnotherIdleName() {
      names.reserve(BOB, ONE, NOW);
      names.use(ANN, ONE, session(), NOW);
      assertThat(names.reserve(BOB, TWO, NOW)).isTrue();
    }
  }

  @Nested
  class Release {
    private final ActorRef<?> first = session();

    @BeforeEach
    void annIsInUse() {
      names.use(ANN, ONE, first, NOW);
    }

    @Test
    void keepsTheNameReserved() {
      names.release(first, NOW);
      assertThat(names.use(ANN, TWO, session(), LATER.minusNanos(1))).isFalse();
      assertThat(names.use(ANN, TWO, session(), LATER)).isTrue();
    }

    @Test
    void ofOneSessionLeavesTheNameToTheOthers() {
      names.use(ANN, ONE, session(), NOW);
      names.release(first, NOW);
      assertThat(names.use(ANN, TWO, session(), LATER)).isFalse();
    }

    @Test
    void ofOneSessionOfManyKeepsAnotherReservation() {
      names.use(ANN, ONE, session(), NOW);
      names.reserve(BOB, ONE, NOW);

      names.release(first, NOW);

      assertThat(names.reserve(BOB, TWO, NOW)).isFalse();
    }

    @Test
    void ofAnUnknownSessionDoesNothing() {
      names.release(session(), NOW);
      assertThat(names.use(ANN, TWO, session(), NOW)).isFalse();
    }

    @Test
    void leavesOneIdleName() {
      ActorRef<?> second = session();
      names.use(BOB, ONE, second, NOW);
      names.release(first, NOW);
      names.release(second, NOW);

      assertThat(names.reserve(ANN, TWO, NOW)).isTrue();
      assertThat(names.reserve(BOB, TWO, NOW)).isFalse();
    }

    @Test
    void doesNotCostAnotherReservation() {
      names.reserve(BOB, ONE, NOW);
      names.release(first, NOW);

      assertThat(names.reserve(BOB, TWO, NOW)).isFalse();
      assertThat(names.reserve(ANN, TWO, NOW)).isTrue();
    }

    @Test
    void afterItsConnectionFreesTheName() {
      names.close(ONE);
      assertThat(names.reserve(ANN, TWO, NOW)).isFalse();
      names.release(first, NOW);
      assertThat(names.reserve(ANN, TWO, NOW)).isTrue();
    }
  }

  @Nested
  class Close {
    @Test
    void freesTheReservation() {
      names.reserve(ANN, ONE, NOW);
      names.close(ONE);
      assertThat(names.reserve(ANN, TWO, NOW)).isTrue();
    }

    @Test
    void leavesOthersAlone() {
      names.reserve(ANN, ONE, NOW);
      names.close(TWO);
      names.open(new ConnectionId(0, 3));
      assertThat(names.reserve(ANN, new ConnectionId(0, 3), NOW)).isFalse();
    }

    @Test
    void beforeAJoinThatWasUnderWayFreesTheNameWithItsSession() {
      ActorRef<?> late = session();
      names.close(ONE);
      names.use(ANN, ONE, late, NOW);
      assertThat(names.reserve(ANN, TWO, NOW)).isFalse();
      names.release(late, NOW);
      assertThat(names.reserve(ANN, TWO, NOW)).isTrue();
    }
  }

  @Nested
  class Expire {
    @Test
    void countsFromTheReservation() {
      names.reserve(ANN, ONE, NOW);
      assertThat(names.reserve(ANN, TWO, LATER.minusNanos(1))).isFalse();
      assertThat(names.reserve(ANN, TWO, LATER)).isTrue();
    }

    @Test
    void needsNoTick() {
      names.reserve(ANN, ONE, NOW);
      assertThat(names.use(ANN, TWO, session(), LATER)).isTrue();
      assertThat(names.reserve(ANN, ONE, LATER)).isFalse();
    }

    @Test
    void leavesYoungerNames() {
      names.reserve(ANN, ONE, NOW);
      names.reserve(CID, TWO, NOW.plusSeconds(1));
      names.expire(LATER);
      assertThat(names.reserve(CID, ONE, LATER)).isFalse();
    }
  }

  @Nested
  class LookAlikes {
    @Test
    void areHeldWithTheName() {
      names.reserve(COCO, ONE, NOW);

      assertThat(names.reserve(CYRILLIC_COCO, TWO, NOW)).isFalse();
      assertThat(names.use(CYRILLIC_COCO, TWO, session(), NOW)).isFalse();
      assertThat(names.use(CYRILLIC_COCO, new SessionId(0, 1), session(), NOW)).isFalse();
    }

    @Test
    void oneNameCanBeLikeTwoThatAreNotAlike() {
      names.use(UserName.of("Ali").orElseThrow(), ONE, session(), NOW);
      assertThat(names.reserve(UserName.of("All").orElseThrow(), TWO, NOW)).isTrue();

      names.open(new ConnectionId(0, 3));
      assertThat(names.reserve(UserName.of("AlI").orElseThrow(), new ConnectionId(0, 3), NOW))
          .isFalse();
    }

    @Test
    void ofTheSameNameInOtherCaseAreHeldToo() {
      names.use(UserName.of("Ali").orElseThrow(), ONE, session(), NOW);
      names.use(UserName.of("AlI").orElseThrow(), ONE, session(), NOW);

      assertThat(names.reserve(UserName.of("All").orElseThrow(), TWO, NOW)).isFalse();
    }

    @Test
    void areTheirHoldersToTake() {
      names.use(COCO, ONE, session(), NOW);

      assertThat(names.reserve(CYRILLIC_COCO, ONE, NOW)).isTrue();
      assertThat(names.use(CYRILLIC_COCO, ONE, session(), NOW)).isTrue();
    }

    @Test
    void areFreeWhenTheLastOneIsGivenBack() {
      ActorRef<?> latin = session();
      ActorRef<?> cyrillic = session();
      names.use(COCO, ONE, latin, NOW);
      names.use(CYRILLIC_COCO, ONE, cyrillic, NOW);
      names.close(ONE);

      names.release(latin, NOW);
      assertThat(names.reserve(COCO, TWO, NOW)).isFalse();
      names.release(cyrillic, NOW);
      assertThat(names.reserve(COCO, TWO, NOW)).isTrue();
    }

    @Test
    void areNoSecondIdleNameOfAConnection() {
      names.reserve(COCO, ONE, NOW);
      names.reserve(CYRILLIC_COCO, ONE, NOW);
      names.reserve(ANN, ONE, NOW);

      assertThat(names.reserve(COCO, TWO, NOW)).isTrue();
    }

    @Test
    void areFreeWhenTheTimeIsOver() {
      names.reserve(COCO, ONE, NOW);

      assertThat(names.reserve(CYRILLIC_COCO, TWO, LATER.minusNanos(1))).isFalse();
      assertThat(names.reserve(CYRILLIC_COCO, TWO, LATER)).isTrue();
      assertThat(names.reserve(COCO, ONE, LATER)).isFalse();
    }

    @Test
    void ofWhichOneIsInUseDoNotRunOut() {
      names.use(COCO, ONE, session(), NOW);
      names.reserve(CYRILLIC_COCO, ONE, NOW);

      assertThat(names.reserve(CYRILLIC_COCO, TWO, LATER)).isFalse();
    }

    @Test
    void areGivenUpForASessionOfTheSameConnection() {
      names.reserve(COCO, ONE, NOW);
      names.giveUp(CYRILLIC_COCO, TWO);
      assertThat(names.use(CYRILLIC_COCO, new SessionId(0, 1), session(), NOW)).isFalse();

      names.giveUp(CYRILLIC_COCO, ONE);
      assertThat(names.use(CYRILLIC_COCO, new SessionId(0, 1), session(), NOW)).isTrue();
    }
  }
}
