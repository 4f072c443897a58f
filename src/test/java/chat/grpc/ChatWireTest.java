package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import chat.actors.EndReason;
import chat.actors.RefusalReason;
import chat.actors.Room;
import chat.actors.UserName;
import chat.actors.Visit;
import chat.config.Language;
import chat.proto.BroadcastMessage;
import chat.proto.ChatMessage;
import chat.proto.ClientMessage;
import chat.proto.EndCode;
import chat.proto.JoinRequest;
import chat.proto.LeaveRequest;
import chat.proto.Member;
import chat.proto.MessageStored;
import chat.proto.Presence;
import chat.proto.PresenceChanged;
import chat.proto.RefusalCode;
import chat.proto.RoomInfo;
import chat.proto.ServerMessage;
import chat.proto.UserJoinedNotification;
import chat.proto.UserLeftNotification;
import chat.store.StoredMessage;
import com.google.common.collect.Iterators;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChatWireTest {
  private static final Texts TEXTS = Texts.in(Language.EN);
  private static final StoredMessage HI =
      new StoredMessage(9, "Ann", " hi ", Instant.ofEpochMilli(1_700_000_000_999L), "7");

  private final ChatWire wire = new ChatWire(new Wire(TEXTS, 1234));

  private ServerMessage encoded(Visit.Output output) {
    return FrameReading.parsed(
        Iterators.getOnlyElement(wire.encode(output)), ServerMessage.parser());
  }

  private ServerMessage happened(Room.Event event) {
    return encoded(new Visit.Happened(event));
  }

  @Nested
  class ToInput {
    @Test
    void join() {
      JoinRequest join = JoinRequest.newBuilder().setUserName("Ann").setRoomId("tech").build();
      assertThat(ChatWire.toInput(ClientMessage.newBuilder().setJoinRequest(join).build()))
          .isEqualTo(new Visit.Join("Ann", "tech"));
    }

    @Test
    void say() {
      ChatMessage say = ChatMessage.newBuilder().setText(" hi ").setClientId("7").build();
      assertThat(ChatWire.toInput(ClientMessage.newBuilder().setChatMessage(say).build()))
          .isEqualTo(new Visit.Say(" hi ", "7"));
    }

    @Test
    void leave() {
      LeaveRequest leave = LeaveRequest.newBuilder().setUserName("Ann").setRoomId("tech").build();
      assertThat(ChatWire.toInput(ClientMessage.newBuilder().setLeaveRequest(leave).build()))
          .isEqualTo(new Visit.Leave("Ann", "tech"));
    }

    @Test
    void unknown() {
      assertThat(ChatWire.toInput(ClientMessage.getDefaultInstance()))
          .isEqualTo(Visit.Unknown.INSTANCE);
    }
  }

  @Nested
  class JoinResponse {
    @Test
    void accepted() {
      var response =
          encoded(
                  new Visit.Joined(
                      new Room.Joined(
                          TestInbox.<Room.Command>create().getRef(),
                          "general",
                          20,
                          "All sorts",
                          UserName.of("Ann").orElseThrow(),
                          List.of(new Room.Person("Bob", true), new Room.Person("Ann", false)),
                          9)))
              .getJoinResponse();

      assertThat(response.getSuccess()).isTrue();
      assertThat(response.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_UNSPECIFIED);
      assertThat(response.getMessage()).isEqualTo(TEXTS.get("join.welcome", "general", 2));
      assertThat(response.getRoom())
          .isEqualTo(
              RoomInfo.newBuilder()
                  .setRoomId("general")
                  .setParticipantCount(2)
                  .setCapacity(20)
                  .setTopic("All sorts")
                  .build());
      assertThat(response.getMembersList())
          .containsExactly(
              Member.newBuilder().setUserName("Bob").setAway(true).build(),
              Member.newBuilder().setUserName("Ann").build());
    }

    @Test
    void refused() {
      var response = encoded(new Visit.JoinRefused(RefusalReason.ROOM_FULL)).getJoinResponse();

      assertThat(response.getSuccess()).isFalse();
      assertThat(response.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_ROOM_FULL);
      assertThat(response.getMessage()).isEqualTo(TEXTS.get("refusal.ROOM_FULL"));
      assertThat(response.hasRoom()).isFalse();
    }
  }

  @Nested
  class Happened {
    @Test
    void said() {
      assertThat(happened(new Room.Said("general", List.of(HI))).getBroadcast())
          .isEqualTo(
              BroadcastMessage.newBuilder()
                  .setSenderName("Ann")
                  .setText(" hi ")
                  .setTimestamp(1_700_000_000L)
                  .setClientId("7")
                  .setSeq(9)
                  .setSentAtMillis(1_700_000_000_999L)
                  .build());
    }

    @Test
    void confirmed() {
      assertThat(happened(new Room.Confirmed("general", "7", HI)).getMessageStored())
          .isEqualTo(
              MessageStored.newBuilder()
                  .setRoomId("general")
                  .setClientId("7")
                  .setSeq(9)
                  .setSentAtMillis(1_700_000_000_999L)
                  .build());
    }

    @Test
    void entered() {
      assertThat(happened(new Room.Entered("general", "Ann", 3)).getUserJoined())
          .isEqualTo(
              UserJoinedNotification.newBuilder().setUserName("Ann").setCurrentCount(3).build());
    }

    @Test
    void left() {
      assertThat(happened(new Room.Left("general", "Ann", 2)).getUserLeft())
          .isEqualTo(
              UserLeftNotification.newBuilder().setUserName("Ann").setCurrentCount(2).build());
    }

    @Test
    void wentAwayAndCameBack() {
      assertThat(happened(new Room.WentAway("general", "Ann", 2)).getPresenceChanged())
          .isEqualTo(presence(Presence.PRESENCE_AWAY));
      assertThat(happened(new Room.CameBack("general", "Ann", 2)).getPresenceChanged())
          .isEqualTo(presence(Presence.PRESENCE_BACK));
    }

    private PresenceChanged presence(Presence presence) {
      return PresenceChanged.newBuilder()
          .setRoomId("general")
          .setUserName("Ann")
          .setPresence(presence)
          .setCurrentCount(2)
          .build();
    }
  }

  @Test
  void refusedWithTheClientId() {
    var refusal = encoded(new Visit.Refused(RefusalReason.TEXT_BLANK, "7")).getRefusal();

    assertThat(refusal.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_TEXT_BLANK);
    assertThat(refusal.getClientId()).isEqualTo("7");
  }

  @Test
  void ended() {
    var ended =
        FrameReading.parsed(wire.encode(EndReason.TOO_SLOW, Duration.ZERO), ServerMessage.parser())
            .getSessionEnded();
    assertThat(ended.getCode()).isEqualTo(EndCode.END_CODE_TOO_SLOW);
  }
}
