package chat.actors;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What must hold whatever races: one holder per name, and never more people than places. */
class LobbyRaceTest {
  private static final int CAPACITY = 20;
  private static final int THREADS = 8;
  private static final int CLAIMS = 1_000;

  private static ActorTestKit testKit;

  private final ActorRef<Lobby.Command> lobby =
      testKit.spawn(
          TestLobby.create(
              TestSettings.withRoomsOf(CAPACITY, "general"),
              new TestClock(),
              new TestJournal(testKit).ref()));

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create();
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  /** Does something for 0 to {@code count} - 1 from several threads that start together. */
  private static void race(int count, IntConsumer action) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> shares =
          IntStream.range(0, THREADS)
              .<Callable<Void>>mapToObj(
                  share ->
                      () -> {
                        start.await();
                        IntStream.range(0, count).filter(i -> i % THREADS == share).forEach(action);
                        return null;
                      })
              .toList();
      for (Future<Void> share : threads.invokeAll(shares)) {
        share.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void oneOfAThousandClaimsOfANameWins() throws Exception {
    TestProbe<Lobby.NameReply> replies = testKit.createTestProbe();
    List<String> spellings = List.of("Alice", "ALICE", "alice", "aLiCe");

    race(
        CLAIMS,
        i -> {
          ConnectionId connection = new ConnectionId(0, i);
          lobby.tell(new Lobby.ConnectionOpened(connection));
          lobby.tell(new Lobby.ReserveName(spellings.get(i % 4), connection, replies.ref()));
        });

    assertThat(replies.receiveSeveralMessages(CLAIMS))
        .filteredOn(reply -> !reply.equals(new Lobby.NameRefused(RefusalReason.NAME_TAKEN)))
        .hasSize(1)
        .hasOnlyElementsOfType(Lobby.NameReserved.class);
  }

  @Test
  void oneOfAThousandClaimsOfDifferentLookAlikesWins() throws Exception {
    TestProbe<Lobby.NameReply> replies = testKit.createTestProbe();
    List<String> lookAlikes = LookAlikesTest.manyOfOneName(CLAIMS);

    race(
        CLAIMS,
        i -> {
          ConnectionId connection = new ConnectionId(0, i);
          lobby.tell(new Lobby.ConnectionOpened(connection));
          lobby.tell(new Lobby.ReserveName(lookAlikes.get(i), connection, replies.ref()));
        });

    assertThat(replies.receiveSeveralMessages(CLAIMS))
        .filteredOn(reply -> !reply.equals(new Lobby.NameRefused(RefusalReason.NAME_TAKEN)))
        .hasSize(1)
        .hasOnlyElementsOfType(Lobby.NameReserved.class);
  }

  @Test
  void aRoomNeverHoldsMoreThanItsCapacity() throws Exception {
    int joins = 1_000 * (CAPACITY + 1);
    TestProbe<Room.JoinReply> replies = testKit.createTestProbe();

    race(
        joins,
        i -> {
          ActorRef<Room.Event> session = testKit.spawn(Behaviors.ignore());
          ConnectionId connection = new ConnectionId(0, i);
          lobby.tell(new Lobby.ConnectionOpened(connection));
          lobby.tell(new Lobby.Join("u" + i, "general", connection, session, replies.ref()));
        });

    List<Room.JoinReply> all = replies.receiveSeveralMessages(joins);
    assertThat(all)
        .filteredOn(reply -> reply instanceof Room.Joined)
        .extracting(reply -> ((Room.Joined) reply).people().size())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, CAPACITY).boxed().toList());
    assertThat(all)
        .filteredOn(reply -> !(reply instanceof Room.Joined))
        .containsOnly(new Room.JoinRefused("general", RefusalReason.ROOM_FULL));
    TestProbe<Lobby.RoomList> rooms = testKit.createTestProbe();
    lobby.tell(new Lobby.ListRooms(rooms.ref()));
    assertThat(rooms.receiveMessage().rooms().get(0).people()).isEqualTo(CAPACITY);
  }
}
