package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import chat.actors.EndReason;
import chat.actors.Lobby;
import chat.actors.Outbox;
import chat.actors.RefusalReason;
import chat.actors.Room;
import chat.actors.UserName;
import chat.actors.UserSession;
import chat.config.Language;
import chat.proto.BroadcastMessage;
import chat.proto.ChatMessage;
import chat.proto.ClientMessage;
import chat.proto.EndCode;
import chat.proto.JoinRequest;
import chat.proto.LeaveRequest;
import chat.proto.Member;
import chat.proto.RefusalCode;
import chat.proto.RoomInfo;
import chat.proto.ServerMessage;
import chat.proto.UserJoinedNotification;
import chat.proto.UserLeftNotification;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WireTest {
  private static final Texts TEXTS = Texts.in(Language.EN);
  private static final RoomInfo GENERAL =
      RoomInfo.newBuilder()
          .setRoomId("general")
          .setParticipantCount(2)
          .setCapacity(20)
          .setTopic("All sorts")
          .build();

  private final Wire wire = new Wire(TEXTS, 1234);

  private ServerMessage happened(Room.Event event) {
    return wire.toProto(new Outbox.Happened(event));
  }

  @Nested
  class ToInput {
    @Test
    void join() {
      JoinRequest join = JoinRequest.newBuilder().setUserName("Ann").setRoomId("tech").build();
      assertThat(Wire.toInput(ClientMessage.newBuilder().setJoinRequest(join).build()))
          .isEqualTo(new UserSession.Join("Ann", "tech"));
    }

    @Test
    void say() {
      ChatMessage say = ChatMessage.newBuilder().setText(" hi ").setClientId("7").build();
      assertThat(Wire.toInput(ClientMessage.newBuilder().setChatMessage(say).build()))
          .isEqualTo(new UserSession.Say(" hi ", "7"));
    }

    @Test
    void leave() {
      LeaveRequest leave = LeaveRequest.newBuilder().setUserName("Ann").setRoomId("tech").build();
      assertThat(Wire.toInput(ClientMessage.newBuilder().setLeaveRequest(leave).build()))
          .isEqualTo(new UserSession.Leave("Ann", "tech"));
    }

    @Test
    void unknown() {
      assertThat(Wire.toInput(ClientMessage.getDefaultInstance()))
          .isEqualTo(UserSession.Unknown.INSTANCE);
    }
  }

  @Nested
  class Rooms {
    @Test
    void inOrderWithAllTheirFields() {
      Lobby.RoomList list =
          new Lobby.RoomList(
              List.of(
                  new Lobby.RoomStatus("general", 2, 20, "All sorts"),
                  new Lobby.RoomStatus("tech", 0, 1, "")));

      assertThat(Wire.toProto(list).getRoomsList())
          .containsExactly(GENERAL, RoomInfo.newBuilder().setRoomId("tech").setCapacity(1).build());
    }
  }

  @Nested
  class Names {
    @Test
    void reserved() {
      var response = wire.toProto(new Lobby.NameReserved("Ann"));

      assertThat(response.getAvailable()).isTrue();
      assertThat(response.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_UNSPECIFIED);
      assertThat(response.getMessage()).isEqualTo(TEXTS.get("name.available", "Ann"));
    }

    @Test
    void refused() {
      var response = wire.toProto(new Lobby.NameRefused(RefusalReason.NAME_TAKEN));

      assertThat(response.getAvailable()).isFalse();
      assertThat(response.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_NAME_TAKEN);
      assertThat(response.getMessage()).isEqualTo(TEXTS.get("refusal.NAME_TAKEN"));
    }
  }

  @Nested
  class JoinResponse {
    @Test
    void accepted() {
      UserName ann = UserName.of("Ann").orElseThrow();
      var room = TestInbox.<Room.Command>create().getRef();
      var response =
          wire.toProto(
                  new Outbox.Joined(
                      new Room.Joined(
                          room, "general", 20, "All sorts", ann, List.of("Bob", "Ann"))))
              .getJoinResponse();

      assertThat(response.getSuccess()).isTrue();
      assertThat(response.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_UNSPECIFIED);
      assertThat(response.getMessage()).isEqualTo(TEXTS.get("join.welcome", "general", 2));
      assertThat(response.getRoom()).isEqualTo(GENERAL);
      assertThat(response.getMembersList())
          .extracting(Member::getUserName)
          .containsExactly("Bob", "Ann");
    }

    @Test
    void refused() {
      var response =
          wire.toProto(new Outbox.JoinRefused(RefusalReason.ROOM_FULL)).getJoinResponse();

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
      Instant at = Instant.ofEpochSecond(1_700_000_000L, 999_999_999L);
      var sayer = TestInbox.<Room.Event>create().getRef();

      assertThat(happened(new Room.Said(sayer, "Ann", " hi ", at, "7")).getBroadcast())
          .isEqualTo(
              BroadcastMessage.newBuilder()
                  .setSenderName("Ann")
                  .setText(" hi ")
                  .setTimestamp(1_700_000_000L)
                  .setClientId("7")
                  .build());
    }

    @Test
    void entered() {
      assertThat(happened(new Room.Entered("Ann", 3)).getUserJoined())
          .isEqualTo(
              UserJoinedNotification.newBuilder().setUserName("Ann").setCurrentCount(3).build());
    }

    @Test
    void left() {
      assertThat(happened(new Room.Left("Ann", 2)).getUserLeft())
          .isEqualTo(
              UserLeftNotification.newBuilder().setUserName("Ann").setCurrentCount(2).build());
    }
  }

  @Nested
  class Reasons {
    @ParameterizedTest
    @EnumSource
    void refusalHasItsCodeItsTextAndTheClientId(RefusalReason reason) {
      var refusal = wire.toProto(new Outbox.Refused(reason, "7")).getRefusal();

      assertThat(refusal.getCode()).hasToString("REFUSAL_CODE_" + reason);
      assertThat(refusal.getMessage()).isNotBlank();
      assertThat(refusal.getClientId()).isEqualTo("7");
    }

    @ParameterizedTest
    @EnumSource
    void endHasItsCodeAndItsText(EndReason reason) {
      var ended = wire.toProto(reason).getSessionEnded();

      assertThat(ended.getCode()).hasToString("END_CODE_" + reason);
      assertThat(ended.getMessage()).isEqualTo(TEXTS.get("end." + reason));
    }

    /** One code has no reason: the one for nothing; another stands for numbers unknown here. */
    @Test
    void everyCodeHasAReason() {
      assertThat(RefusalCode.values()).hasSize(RefusalReason.values().length + 2);
      assertThat(EndCode.values()).hasSize(EndReason.values().length + 2);
    }

    @Test
    void limitsAreNamed() {
      assertThat(text(RefusalReason.NAME_INVALID)).contains("20");
      assertThat(text(RefusalReason.TEXT_TOO_LONG)).contains("1,234");
      assertThat(text(RefusalReason.CLIENT_ID_TOO_LONG)).contains("64");
    }

    private String text(RefusalReason reason) {
      return wire.toProto(new Outbox.Refused(reason, "")).getRefusal().getMessage();
    }
  }
}
