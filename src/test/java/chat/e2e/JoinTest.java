package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.ChatMessage;
import chat.proto.ClientMessage;
import chat.proto.EndCode;
import chat.proto.JoinResponse;
import chat.proto.LeaveRequest;
import chat.proto.Member;
import chat.proto.RefusalCode;
import chat.proto.RoomInfo;
import chat.proto.SessionEnded;
import chat.proto.UserJoinedNotification;
import io.grpc.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Coming into a room: the first message of a stream and its answer. */
class JoinTest {
  @RegisterExtension
  final TestServer server =
      new TestServer(
          """
          rooms = [{ name = general, topic = "Whatever comes up" }, { name = pair, capacity = 2 }]
          """);

  @Nested
  class Accepted {
    @Test
    void answerShowsTheRoomAndWhoIsInIt() {
      server.client().join("alice", "general");
      server.client().join("张三", "general");

      JoinResponse response = server.client().ask("Carol", "general").joinResponse();

      assertThat(response)
          .isEqualTo(
              JoinResponse.newBuilder()
                  .setSuccess(true)
                  .setMessage("欢迎来到 general，当前在线人数：3。")
                  .setRoom(
                      RoomInfo.newBuilder()
                          .setRoomId("general")
                          .setParticipantCount(3)
                          .setCapacity(20)
                          .setTopic("Whatever comes up"))
                  .addMembers(Member.newBuilder().setUserName("alice"))
                  .addMembers(Member.newBuilder().setUserName("张三"))
                  .addMembers(Member.newBuilder().setUserName("Carol"))
                  .build());
    }

    @Test
    void welcomeIsInTheClientsLanguage() {
      ChatClient english = server.clientSpeaking("en");

      assertThat(english.ask("alice", "general").joinResponse().getMessage())
          .isEqualTo("Welcome to general. You are the first here.");
      assertThat(english.ask("bob", "general").joinResponse().getMessage())
          .isEqualTo("Welcome to general. 2 people are here.");
    }

    @Test
    void othersAreToldAndTheJoinerIsNot() {
      Conversation alice = server.client().join("alice", "general");
      Conversation bob = server.client().join("bob", "general");

      assertThat(alice.userJoined())
          .isEqualTo(
              UserJoinedNotification.newBuilder().setUserName("bob").setCurrentCount(2).build());
      bob.say("first");
      assertThat(bob.broadcast().getText()).isEqualTo("first");
    }

    @Test
    void otherRoomsHearNothing() {
      Conversation alice = server.client().join("alice", "pair");
      server.client().join("bob", "general");

      alice.leave();
      assertThat(alice.isSilent()).isTrue();
    }

    @Test
    void onePersonMayBeInSeveralRooms() {
      ChatClient alice = server.client();
      Conversation general = alice.join("alice", "general");
      Conversation pair = alice.join("alice", "pair");

      general.say("to all");
      pair.say("to two");

      assertThat(general.broadcast().getText()).isEqualTo("to all");
      assertThat(pair.broadcast().getText()).isEqualTo("to two");
    }

    @Test
    void oneConnectionMayCarrySeveralPeople() {
      ChatClient gateway = server.client();
      Conversation alice = gateway.join("alice", "general");
      gateway.join("bob", "general");

      assertThat(alice.userJoined().getUserName()).isEqualTo("bob");
    }
  }

  @Nested
  class Refused {
    @Test
    void unknownRoom() {
      assertRefused(
          server.client().ask("alice", "nowhere"),
          RefusalCode.REFUSAL_CODE_ROOM_UNKNOWN,
          "没有这个房间，请从列表中选择。");
    }

    @Test
    void fullRoom() {
      server.client().join("alice", "pair");
      server.client().join("bob", "pair");

      assertRefused(
          server.client().ask("carol", "pair"),
          RefusalCode.REFUSAL_CODE_ROOM_FULL,
          "房间已满，请稍后再试，或选择其他房间。");
    }

    @Test
    void nameInUseAndItsHolderIsUndisturbed() {
      Conversation alice = server.client().join("alice", "general");

      assertRefused(
          server.client().ask("Alice", "general"),
          RefusalCode.REFUSAL_CODE_NAME_TAKEN,
          "用户名已被占用，请换一个。");

      alice.say("still here");
      assertThat(alice.broadcast().getText()).isEqualTo("still here");
    }

    @Test
    void secondStreamOfAPersonIntoOneRoom() {
      ChatClient alice = server.client();
      Conversation first = alice.join("alice", "general");

      assertRefused(
          alice.ask("alice", "general"),
          RefusalCode.REFUSAL_CODE_ALREADY_IN_ROOM,
          "您已在另一个窗口中进入了这个房间。");

      first.say("still here");
      assertThat(first.broadcast().getText()).isEqualTo("still here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "abcdefghij0123456789a", "ali\u200bce"})
    void invalidName(String name) {
      assertRefused(
          server.client().ask(name, "general"),
          RefusalCode.REFUSAL_CODE_NAME_INVALID,
          "用户名须为 1 到 20 个字母或数字，请换一个。");
    }

    @ParameterizedTest
    @MethodSource("chat.e2e.JoinTest#messagesThatDoNotJoin")
    void firstMessageIsNoJoinRequest(ClientMessage first) {
      assertRefused(
          server.client().open().send(first), RefusalCode.REFUSAL_CODE_NOT_JOINED, "请先加入房间。");
    }

    @Test
    void reasonIsInTheClientsLanguage() {
      assertThat(server.clientSpeaking("en").ask("alice", "nowhere").joinResponse().getMessage())
          .isEqualTo("There is no such room. Please choose one from the list.");
    }

    @Test
    void nobodyIsToldAndNoPlaceIsTaken() {
      Conversation alice = server.client().join("alice", "pair");
      server.client().ask("a b", "pair").status();
      server.client().ask("alice", "pair").status();

      server.client().join("bob", "pair");
      assertThat(alice.userJoined().getUserName()).isEqualTo("bob");
    }

    private static void assertRefused(Conversation refused, RefusalCode code, String message) {
      assertThat(refused.joinResponse())
          .isEqualTo(JoinResponse.newBuilder().setCode(code).setMessage(message).build());
      assertThat(refused.status()).isEqualTo(Status.OK);
    }
  }

  @Nested
  class Missing {
    @RegisterExtension
    final TestServer impatient = new TestServer("session.join-deadline = 1s, language = en");

    @Test
    void silentStreamIsEndedAfterTheDeadline() {
      Conversation silent = impatient.client().open();

      assertThat(silent.sessionEnded())
          .isEqualTo(
              SessionEnded.newBuilder()
                  .setCode(EndCode.END_CODE_JOIN_TIMEOUT)
                  .setMessage("Nobody joined in time. Please try again.")
                  .build());
      assertThat(silent.status().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }

    @Test
    void streamThatIsHalfClosedAtOnceCompletes() {
      Conversation silent = impatient.client().open();
      silent.halfClose();

      assertThat(silent.status()).isEqualTo(Status.OK);
      assertThat(silent.isSilent()).isTrue();
    }
  }

  static ClientMessage[] messagesThatDoNotJoin() {
    return new ClientMessage[] {
      ClientMessage.getDefaultInstance(),
      ClientMessage.newBuilder().setChatMessage(ChatMessage.newBuilder().setText("hi")).build(),
      ClientMessage.newBuilder().setLeaveRequest(LeaveRequest.getDefaultInstance()).build()
    };
  }
}
