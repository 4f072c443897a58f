package chat.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Failure;
import chat.client.model.Link;
import chat.client.model.Reply;
import chat.client.model.RoomEvents;
import chat.client.model.RoomStream;
import chat.client.model.ServerAddress;
import chat.client.net.GrpcLink.Deadlines;
import chat.proto.ChatMessage;
import chat.proto.ClientMessage;
import chat.proto.RefusalCode;
import chat.proto.RoomInfo;
import chat.proto.ServerMessage;
import chat.proto.ServerMessage.EventCase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GrpcLinkTest {
  private final ModelsThread models = new ModelsThread();
  private FakeChatServer server;
  private Link link;

  @BeforeEach
  void connect() throws IOException {
    server = FakeChatServer.start();
    Deadlines patient = new Deadlines(Duration.ofSeconds(20), Duration.ofSeconds(20));
    link =
        new GrpcNetwork(models, "zh-CN", patient)
            .connect(new ServerAddress("localhost", server.port()));
  }

  @AfterEach
  void close() throws InterruptedException {
    link.close();
    server.close();
  }

  private RefusalCode claim(String name) throws InterruptedException {
    AtomicReference<RefusalCode> code = new AtomicReference<>();
    link.claimName(name, Reply.of(answer -> code.set(answer.getCode()), GrpcLinkTest::unexpected));
    models.runUntil(() -> code.get() != null);
    return code.get();
  }

  private static void unexpected(Failure failure) {
    throw new AssertionError(failure);
  }

  @Test
  void claimsNames() throws InterruptedException {
    assertThat(claim("Ann")).isEqualTo(RefusalCode.REFUSAL_CODE_UNSPECIFIED);
    assertThat(claim("Taken")).isEqualTo(RefusalCode.REFUSAL_CODE_NAME_TAKEN);
  }

  @Test
  void listsRooms() throws InterruptedException {
    List<RoomInfo> rooms = new ArrayList<>();
    link.listRooms(Reply.of(rooms::addAll, GrpcLinkTest::unexpected));
    models.runUntil(() -> !rooms.isEmpty());
    assertThat(rooms).extracting(RoomInfo::getRoomId).containsExactly(FakeChatServer.ROOM);
  }

  @Test
  void saysWhichLanguageItWants() throws InterruptedException {
    claim("Ann");
    assertThat(server.languages).containsExactly("zh-CN");
  }

  @Test
  void tellsOfItsLossOnce() throws InterruptedException {
    claim("Ann");
    List<Failure> lost = new ArrayList<>();
    link.onLost(lost::add);
    server.close();
    models.runUntil(() -> !lost.isEmpty());
    models.runWaiting();
    assertThat(lost).containsExactly(Failure.LOST);
  }

  @Test
  void tellsNothingAfterItWasClosed() throws InterruptedException {
    Recorder events = new Recorder();
    link.join("Ann", FakeChatServer.ROOM, events);
    models.runUntil(() -> events.messages.size() == 1);
    link.claimName("Bob", Reply.of(answer -> unexpected(null), GrpcLinkTest::unexpected));
    link.close();
    server.close();
    models.runWaiting();
    assertThat(events.end).isNull();
  }

  @Nested
  class Room {
    private final Recorder events = new Recorder();

    private RoomStream join(String room) throws InterruptedException {
      RoomStream stream = link.join("Ann", room, events);
      models.runUntil(() -> events.messages.size() == 1);
      return stream;
    }

    @Test
    void isJoinedTalkedInAndLeft() throws InterruptedException {
      RoomStream stream = join(FakeChatServer.ROOM);
      assertThat(events.messages.get(0).getJoinResponse().getSuccess()).isTrue();
      stream.say("你好 😀", "id-1");
      models.runUntil(() -> events.messages.size() == 2);
      assertThat(events.messages.get(1).getBroadcast().getText()).isEqualTo("你好 😀");
      assertThat(events.messages.get(1).getBroadcast().getClientId()).isEqualTo("id-1");

      stream.leave();
      List<ClientMessage> sent = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        sent.add(server.received.poll(20, TimeUnit.SECONDS));
      }
      // An old server needs the name and the room in it.
      assertThat(sent.get(2).getLeaveRequest().getUserName()).isEqualTo("Ann");
      assertThat(sent.get(2).getLeaveRequest().getRoomId()).isEqualTo(FakeChatServer.ROOM);
    }

    @Test
    void thatIsFullSaysWhyAndEnds() throws InterruptedException {
      join(FakeChatServer.FULL);
      models.runUntil(() -> events.end != null);
      assertThat(events.messages.get(0).getJoinResponse().getCode())
          .isEqualTo(RefusalCode.REFUSAL_CODE_ROOM_FULL);
      assertThat(events.end).isEqualTo("completed");
    }

    @Test
    void takesOnlySoMuchAsTheModelsKeepUpWith() throws InterruptedException {
      join(FakeChatServer.ROOM);
      ServerMessage line =
          FakeChatServer.echo("Bob", ChatMessage.newBuilder().setText("x").build());
      var stream = server.streams.take();
      for (int i = 0; i < 1_000; i++) {
        stream.onNext(line);
      }
      stream.onCompleted();
      assertThat(models.waiting()).isLessThan(1_000);
      models.runUntil(() -> events.end != null);
      assertThat(events.messages).hasSize(1_001);
      assertThat(events.messages.subList(1, 1_001))
          .allMatch(message -> message.getEventCase() == EventCase.BROADCAST);
    }
  }

  private static final class Recorder implements RoomEvents {
    final List<ServerMessage> messages = new ArrayList<>();
    String end;

    @Override
    public void received(ServerMessage message) {
      messages.add(message);
    }

    @Override
    public void completed() {
      end = "completed";
    }

    @Override
    public void failed(Failure failure) {
      end = failure.name();
    }
  }
}
