package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import chat.actors.EndReason;
import chat.actors.RefusalReason;
import chat.actors.Room;
import chat.actors.SessionInput;
import chat.actors.SessionOutput;
import chat.actors.UserName;
import chat.config.Language;
import chat.proto.EndCode;
import chat.proto.EnterRoom;
import chat.proto.ExitRoom;
import chat.proto.FetchHistory;
import chat.proto.Goodbye;
import chat.proto.Hello;
import chat.proto.HistoryPage;
import chat.proto.Member;
import chat.proto.Presence;
import chat.proto.PresenceChanged;
import chat.proto.RefusalCode;
import chat.proto.ReplayEnded;
import chat.proto.RoomEntered;
import chat.proto.RoomInfo;
import chat.proto.RoomMembers;
import chat.proto.RoomMessage;
import chat.proto.SendMessage;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.Welcome;
import chat.store.History;
import chat.store.StoredMessage;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterators;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionWireTest {
  private final SessionWire wire =
      new SessionWire(new Wire(Texts.in(Language.EN), 1234), Duration.ofMinutes(2));

  private SessionEvent encoded(SessionOutput output) {
    return FrameReading.parsed(
        Iterators.getOnlyElement(wire.encode(output)), SessionEvent.parser());
  }

  private static StoredMessage stored(long seq) {
    return new StoredMessage(seq, "Ann", "text " + seq, Instant.ofEpochMilli(1_000 + seq), "id");
  }

  private static RoomMessage message(long seq) {
    return RoomMessage.newBuilder()
        .setRoomId("general")
        .setSeq(seq)
        .setSenderName("Ann")
        .setText("text " + seq)
        .setSentAtMillis(1_000 + seq)
        .setClientId("id")
        .build();
  }

  @Nested
  class ToInput {
    private SessionInput input(SessionRequest.Builder request) {
      return SessionWire.toInput(request.build());
    }

    private SessionRequest.Builder request() {
      return SessionRequest.newBuilder();
    }

    @Test
    void enterWithAndWithoutANumber() {
      EnterRoom.Builder enter = EnterRoom.newBuilder().setRoomId("tech");
      assertThat(input(request().setEnterRoom(enter)))
          .isEqualTo(new SessionInput.Enter("tech", OptionalLong.empty()));
      assertThat(input(request().setEnterRoom(enter.setAfter(0))))
          .isEqualTo(new SessionInput.Enter("tech", OptionalLong.of(0)));
    }

    @Test
    void say() {
      SendMessage say =
          SendMessage.newBuilder().setRoomId("tech").setClientId("7").setText(" hi ").build();
      assertThat(input(request().setSendMessage(say)))
          .isEqualTo(new SessionInput.Say("tech", "7", " hi "));
    }

    @Test
    void fetchBeforeAndAfter() {
      FetchHistory.Builder fetch = FetchHistory.newBuilder().setRoomId("tech").setLimit(3);
      assertThat(input(request().setFetchHistory(fetch.setBefore(9))))
          .isEqualTo(new SessionInput.Fetch("tech", 9, History.End.NEWEST, 3));
      assertThat(input(request().setFetchHistory(fetch.setAfter(9))))
          .isEqualTo(new SessionInput.Fetch("tech", 9, History.End.OLDEST, 3));
    }

    @Test
    void exitGoodbyeAndWhatHasNoPlaceHere() {
      assertThat(input(request().setExitRoom(ExitRoom.newBuilder().setRoomId("tech"))))
          .isEqualTo(new SessionInput.Exit("tech"));
      assertThat(input(request().setGoodbye(Goodbye.getDefaultInstance())))
          .isEqualTo(SessionInput.Goodbye.INSTANCE);
      assertThat(input(request().setHello(Hello.getDefaultInstance())))
          .isEqualTo(SessionInput.HelloAgain.INSTANCE);
      assertThat(input(request())).isEqualTo(SessionInput.Unknown.INSTANCE);
    }
  }

  @Test
  void welcome() {
    assertThat(encoded(new SessionOutput.Welcome("Ann", true)).getWelcome())
        .isEqualTo(
            Welcome.newBuilder()
                .setUserName("Ann")
                .setResumed(true)
                .setAwaySeconds(120)
                .setTextLimit(1234)
                .build());
  }

  @Test
  void entered() {
    Room.Joined joined =
        new Room.Joined(
            TestInbox.<Room.Command>create().getRef(),
            "general",
            20,
            "All sorts",
            UserName.of("Ann").orElseThrow(),
            List.of(new Room.Person("Bob", true), new Room.Person("Ann", false)),
            9);

    assertThat(encoded(new SessionOutput.Entered(joined, 5)).getRoomEntered())
        .isEqualTo(
            RoomEntered.newBuilder()
                .setRoom(
                    RoomInfo.newBuilder()
                        .setRoomId("general")
                        .setParticipantCount(2)
                        .setCapacity(20)
                        .setTopic("All sorts"))
                .addMembers(Member.newBuilder().setUserName("Bob").setAway(true))
                .addMembers(Member.newBuilder().setUserName("Ann"))
                .setLastSeq(9)
                .setReplayAfter(5)
                .build());
  }

  @Test
  void replayedOneByOneThenTheMarker() {
    var replayed = new SessionOutput.Replayed("general", List.of(stored(8), stored(9)));

    assertThat(ImmutableList.copyOf(wire.encode(replayed)))
        .extracting(frame -> FrameReading.parsed(frame, SessionEvent.parser()).getMessage())
        .containsExactly(message(8), message(9));
    assertThat(encoded(new SessionOutput.ReplayEnded("general", 9)).getReplayEnded())
        .isEqualTo(ReplayEnded.newBuilder().setRoomId("general").setLastSeq(9).build());
  }

  @Test
  void fetched() {
    var page = new History.Page("general", List.of(stored(8), stored(9)), true);

    assertThat(encoded(new SessionOutput.Fetched(page)).getHistoryPage())
        .isEqualTo(
            HistoryPage.newBuilder()
                .setRoomId("general")
                .addMessages(message(8))
                .addMessages(message(9))
                .setMore(true)
                .build());
  }

  @Test
  void saidTogetherInOnePieceForAllReceivers() {
    Room.Said said = new Room.Said("general", List.of(stored(8), stored(9)));
    byte[] piece = Iterators.getOnlyElement(wire.encode(new SessionOutput.Happened(said)));

    assertThat(piece)
        .isEqualTo(
            FrameReading.of(
                SessionEvent.newBuilder().setMessage(message(8)).build(),
                SessionEvent.newBuilder().setMessage(message(9)).build()));
    assertThat(Iterators.getOnlyElement(wire.encode(new SessionOutput.Happened(said))))
        .isSameAs(piece);
    assertThat(wire.weight(new SessionOutput.Happened(said))).isEqualTo(2);
  }

  @Test
  void said() {
    assertThat(encoded(new SessionOutput.Happened(new Room.Said("general", List.of(stored(9))))))
        .isEqualTo(SessionEvent.newBuilder().setMessage(message(9)).build());
  }

  @Test
  void confirmed() {
    var stored =
        encoded(new SessionOutput.Happened(new Room.Confirmed("general", "id", stored(9))))
            .getMessageStored();

    assertThat(stored.getClientId()).isEqualTo("id");
    assertThat(stored.getSeq()).isEqualTo(9);
  }

  @Test
  void presence() {
    isPresence(new Room.Entered("general", "Bob", 2), Presence.PRESENCE_ENTERED);
    isPresence(new Room.Left("general", "Bob", 2), Presence.PRESENCE_LEFT);
    isPresence(new Room.WentAway("general", "Bob", 2), Presence.PRESENCE_AWAY);
    isPresence(new Room.CameBack("general", "Bob", 2), Presence.PRESENCE_BACK);
  }

  private void isPresence(Room.Event event, Presence presence) {
    assertThat(encoded(new SessionOutput.Happened(event)).getPresenceChanged())
        .isEqualTo(
            PresenceChanged.newBuilder()
                .setRoomId("general")
                .setUserName("Bob")
                .setPresence(presence)
                .setCurrentCount(2)
                .build());
  }

  @Test
  void whoIsThereAfterARoomHasMoved() {
    Room.Present present = new Room.Present("general", List.of(new Room.Person("Bob", true)));
    assertThat(encoded(new SessionOutput.Happened(present)).getRoomMembers())
        .isEqualTo(
            RoomMembers.newBuilder()
                .setRoomId("general")
                .addMembers(Member.newBuilder().setUserName("Bob").setAway(true))
                .build());
  }

  @Test
  void exitedRefusedAndEnded() {
    assertThat(encoded(new SessionOutput.Exited("general")).getRoomExited().getRoomId())
        .isEqualTo("general");
    assertThat(
            encoded(new SessionOutput.Refused(RefusalReason.NOT_STORED, "general", "7"))
                .getRefusal()
                .getCode())
        .isEqualTo(RefusalCode.REFUSAL_CODE_NOT_STORED);
    assertThat(
            FrameReading.parsed(
                    wire.encode(EndReason.DISPLACED, Duration.ZERO), SessionEvent.parser())
                .getSessionEnded()
                .getCode())
        .isEqualTo(EndCode.END_CODE_DISPLACED);
  }
}
