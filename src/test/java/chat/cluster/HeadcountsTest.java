package chat.cluster;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.receptionist.Receptionist;
import chat.actors.Lobby;
import chat.actors.Lobby.RoomChanged;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of two nodes; the test is their lobby. */
class HeadcountsTest {
  private final ActorTestKit testKit = ActorTestKit.create();
  private final TestProbe<Lobby.Command> lobby = testKit.createTestProbe();

  @AfterEach
  void stopKit() {
    testKit.shutdownTestKit();
  }

  private ActorRef<RoomChanged> node() {
    return testKit.spawn(Headcounts.create(Clock.systemUTC()));
  }

  private void lobbyOpens() {
    testKit.system().receptionist().tell(Receptionist.register(ClusterNode.LOBBIES, lobby.ref()));
  }

  /** And of no empty room before; each of the nodes tells it. */
  private void lobbyHears(RoomChanged changed) {
    lobby.fishForMessage(
        lobby.getRemainingOrDefault(),
        message -> {
          if (message.equals(changed)) {
            return FishingOutcomes.complete();
          }
          return ((RoomChanged) message).people() == 0
              ? FishingOutcomes.fail("an empty room")
              : FishingOutcomes.continueAndIgnore();
        });
  }

  @Test
  void tellTheLobbyAlsoIfItOpensLater() {
    node().tell(new RoomChanged("general", 3));
    lobbyOpens();
    lobbyHears(new RoomChanged("general", 3));
  }

  @Test
  void tellOneThatComesLaterWhichTellsItsLobbyThatNobodyIsLeftOfALostNode() {
    ActorRef<RoomChanged> lost = node();
    lost.tell(new RoomChanged("general", 3));
    node();
    lobbyOpens();
    lobbyHears(new RoomChanged("general", 3));
    testKit.stop(lost);
    lobbyHears(new RoomChanged("general", 0));
  }

  @Test
  void keepWhatTheNodeSaysThatHasTheRoomNow() {
    ActorRef<RoomChanged> before = node();
    before.tell(new RoomChanged("general", 3));
    lobbyOpens();
    lobbyHears(new RoomChanged("general", 3));
    node().tell(new RoomChanged("general", 2));
    lobbyHears(new RoomChanged("general", 2));
    testKit.stop(before);
    node().tell(new RoomChanged("tech", 1));
    lobbyHears(new RoomChanged("tech", 1));
  }
}
