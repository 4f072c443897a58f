package chat.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.LoginModel;
import chat.client.model.ManualTimers;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The models over real sockets: the server goes and comes back. */
class ReconnectTest {
  private final ModelsThread models = new ModelsThread();
  private final ManualTimers timers = new ManualTimers();
  private final Session.Surroundings surroundings =
      new Session.Surroundings(new GrpcNetwork(models, "en"), timers, Clock.systemUTC(), () -> 0.5);

  @Test
  void comesBackWithItsRoomsAndWithWhatWasWritten() throws Exception {
    FakeChatServer first = FakeChatServer.start();
    int port = first.port();
    AtomicReference<Session> entered = new AtomicReference<>();
    new LoginModel("Ann", "localhost:" + port, surroundings, entered::set).logIn();
    models.runUntil(() -> entered.get() != null);
    Session session = entered.get();
    session.join(FakeChatServer.ROOM);
    RoomModel room = session.room(FakeChatServer.ROOM).orElseThrow();
    models.runUntil(() -> room.state() == RoomModel.State.JOINED);
    room.setDraft("not sent yet");

    first.close();
    models.runUntil(() -> session.state() == Session.State.WAITING);
    assertThat(room.state()).isEqualTo(RoomModel.State.INTERRUPTED);
    timers.passSeconds(1);
    models.runUntil(() -> session.state() == Session.State.WAITING);
    assertThat(session.secondsLeft()).isEqualTo(2);

    try (FakeChatServer second = FakeChatServer.startOn(port)) {
      timers.passSeconds(2);
      models.runUntil(() -> room.state() == RoomModel.State.JOINED);
      assertThat(session.state()).isEqualTo(Session.State.ONLINE);
      assertThat(room.draft()).isEqualTo("not sent yet");
      room.say();
      models.runUntil(() -> room.timeline().since(0).stream().anyMatch(e -> e.isSaid()));
      session.logOut();
    }
  }
}
