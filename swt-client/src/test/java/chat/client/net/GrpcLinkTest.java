package chat.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.Endpoint;
import chat.client.model.Failure;
import chat.client.model.Link;
import chat.client.model.Reply;
import chat.client.model.ServerAddress;
import chat.client.model.TrustInMemory;
import chat.proto.EndCode;
import chat.proto.EnterRoom;
import chat.proto.FetchHistory;
import chat.proto.Hello;
import chat.proto.RefusalCode;
import chat.proto.RoomInfo;
import chat.proto.RoomMessage;
import chat.proto.SendMessage;
import chat.proto.SessionEvent;
import chat.proto.SessionEvent.EventCase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrpcLinkTest {
  private final ModelsThread models = new ModelsThread();
  private final FakeStore store = new FakeStore();
  private final GrpcNetwork network =
      new GrpcNetwork(
          models, () -> "zh-CN", () -> TlsFiles.NONE, new TrustInMemory(), Duration.ofSeconds(20));
  private final Recorder events = new Recorder();
  private FakeChatServer server;
  private Link link;

  @BeforeEach
  void connect() throws IOException {
    server = FakeChatServer.startOn(0, store);
    link = network.connect(address());
  }

  @AfterEach
  void close() throws InterruptedException {
    network.close();
    server.close();
  }

  private Endpoint address() {
    return new Endpoint(new ServerAddress("localhost", server.port()), false);
  }

  private static Hello hello(String name) {
    return Hello.newBuilder().setUserName(name).setSessionKey("the key of " + name).build();
  }

  private void enter() throws InterruptedException {
    link.hello(hello("Ann"), events);
    link.enter(EnterRoom.newBuilder().setRoomId(FakeChatServer.ROOM).build());
    models.runUntil(() -> events.has(EventCase.REPLAY_ENDED));
  }

  private static void unexpected(Failure failure) {
    throw new AssertionError(failure);
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
    enter();
    assertThat(server.languages).containsExactly("zh-CN");
  }

  @Test
  void saysWhatItIsToldInOrderAndPassesOnTheAnswers() throws InterruptedException {
    enter();
    link.say(
        SendMessage.newBuilder()
            .setRoomId(FakeChatServer.ROOM)
            .setClientId("id-1")
            .setText("你好 😀")
            .build());
    link.fetch(FetchHistory.newBuilder().setRoomId(FakeChatServer.ROOM).setBefore(2).build());
    link.exit(FakeChatServer.ROOM);
    models.runUntil(() -> events.has(EventCase.ROOM_EXITED));
    assertThat(events.events)
        .extracting(SessionEvent::getEventCase)
        .containsExactly(
            EventCase.WELCOME,
            EventCase.ROOM_ENTERED,
            EventCase.REPLAY_ENDED,
            EventCase.MESSAGE,
            EventCase.MESSAGE_STORED,
            EventCase.HISTORY_PAGE,
            EventCase.ROOM_EXITED);
    assertThat(events.events.get(3).getMessage().getText()).isEqualTo("你好 😀");
    assertThat(events.events.get(5).getHistoryPage().getMessagesList()).hasSize(1);
  }

  @Test
  void passesOnARefusedHelloAndItsEnd() throws InterruptedException {
    link.hello(hello("Taken"), events);
    models.runUntil(() -> events.end != null);
    assertThat(events.events.get(0).getRefusal().getCode())
        .isEqualTo(RefusalCode.REFUSAL_CODE_NAME_TAKEN);
    assertThat(events.end).isEqualTo("completed");
  }

  @Test
  void tellsOfItsLossOnce() throws InterruptedException {
    enter();
    server.close();
    models.runUntil(() -> events.end != null);
    link.enter(EnterRoom.newBuilder().setRoomId("into the void").build());
    models.runWaiting();
    assertThat(events.end).isEqualTo("LOST");
  }

  @Test
  void tellsThatAnotherLoginTookOver() throws InterruptedException {
    enter();
    network.connect(address()).hello(hello("Ann"), new Recorder());
    models.runUntil(() -> events.end != null);
    SessionEvent last = events.events.get(events.events.size() - 1);
    assertThat(last.getSessionEnded().getCode()).isEqualTo(EndCode.END_CODE_DISPLACED);
    assertThat(events.end).isEqualTo("DISPLACED");
  }

  @Test
  void tellsNothingAfterItWasClosed() throws InterruptedException {
    enter();
    link.close();
    server.close();
    models.runWaiting();
    assertThat(events.end).isNull();
  }

  @Test
  void aNetworkEndsOnlyWhenTheGoodbyeHasReachedTheServer() throws InterruptedException {
    enter();
    link.goodbye();
    network.close();
    assertThat(server.sessions.received).anyMatch(request -> request.hasGoodbye());
  }

  @Test
  void takesOnlySoMuchAsTheModelsKeepUpWith() throws InterruptedException {
    for (int i = 1; i <= 1_000; i++) {
      store.store(
          RoomMessage.newBuilder()
              .setRoomId(FakeChatServer.ROOM)
              .setSenderName("Bob")
              .setClientId("id-" + i)
              .setText("x"));
    }
    link.hello(hello("Ann"), events);
    link.enter(EnterRoom.newBuilder().setRoomId(FakeChatServer.ROOM).setAfter(0).build());
    models.runUntil(() -> events.has(EventCase.ROOM_ENTERED));
    assertThat(models.waiting()).isLessThan(1_000);
    models.runUntil(() -> events.has(EventCase.REPLAY_ENDED));
    assertThat(events.events)
        .filteredOn(SessionEvent::hasMessage)
        .extracting(event -> event.getMessage().getSeq())
        .hasSize(1_000)
        .isSorted();
  }
}
