package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract that a running server shows has all that the clients in the field were built on. */
class WireContractTest {
  @RegisterExtension final TestServer server = new TestServer("");
  private Reflection reflection;
  private FileDescriptorProto contract;

  @BeforeEach
  void ask() throws Exception {
    reflection = new Reflection(server.client().channel());
    contract = reflection.fileOf("chat.ChatService");
  }

  @Test
  void reflectionListsTheServices() {
    assertThat(reflection.services()).contains("chat.ChatService", "grpc.health.v1.Health");
  }

  @Test
  void packageIsFixed() {
    assertThat(contract.getPackage()).isEqualTo("chat");
    assertThat(contract.getSyntax()).isEqualTo("proto3");
  }

  @ParameterizedTest
  @CsvSource({
    "ListRooms, ListRoomsRequest, ListRoomsResponse, false",
    "Chat, ClientMessage, ServerMessage, true",
    "CheckUsername, CheckUsernameRequest, CheckUsernameResponse, false"
  })
  void rpcIsFixed(String name, String request, String response, boolean streaming) {
    assertThat(contract.getService(0).getMethodList())
        .filteredOn(rpc -> rpc.getName().equals(name))
        .extracting(
            MethodDescriptorProto::getInputType,
            MethodDescriptorProto::getOutputType,
            MethodDescriptorProto::getClientStreaming,
            MethodDescriptorProto::getServerStreaming)
        .containsExactly(tuple(".chat." + request, ".chat." + response, streaming, streaming));
  }

  @ParameterizedTest
  @CsvSource({
    "ListRoomsResponse, rooms, 1, RoomInfo",
    "RoomInfo, room_id, 1, TYPE_STRING",
    "RoomInfo, participant_count, 2, TYPE_INT32",
    "ClientMessage, join_request, 1, JoinRequest",
    "ClientMessage, chat_message, 2, ChatMessage",
    "ClientMessage, leave_request, 3, LeaveRequest",
    "JoinRequest, user_name, 1, TYPE_STRING",
    "JoinRequest, room_id, 2, TYPE_STRING",
    "ChatMessage, text, 1, TYPE_STRING",
    "LeaveRequest, user_name, 1, TYPE_STRING",
    "LeaveRequest, room_id, 2, TYPE_STRING",
    "ServerMessage, broadcast, 1, BroadcastMessage",
    "ServerMessage, user_joined, 2, UserJoinedNotification",
    "ServerMessage, user_left, 3, UserLeftNotification",
    "ServerMessage, join_response, 4, JoinResponse",
    "BroadcastMessage, sender_name, 1, TYPE_STRING",
    "BroadcastMessage, text, 2, TYPE_STRING",
    "BroadcastMessage, timestamp, 3, TYPE_INT64",
    "UserJoinedNotification, user_name, 1, TYPE_STRING",
    "UserJoinedNotification, current_count, 2, TYPE_INT32",
    "UserLeftNotification, user_name, 1, TYPE_STRING",
    "UserLeftNotification, current_count, 2, TYPE_INT32",
    "JoinResponse, success, 1, TYPE_BOOL",
    "JoinResponse, message, 2, TYPE_STRING",
    "CheckUsernameRequest, user_name, 1, TYPE_STRING",
    "CheckUsernameResponse, available, 1, TYPE_BOOL",
    "CheckUsernameResponse, message, 2, TYPE_STRING"
  })
  void fieldIsFixed(String message, String name, int number, String type) {
    FieldDescriptorProto field =
        message(message).getFieldList().stream()
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElseThrow();

    assertThat(field.getNumber()).isEqualTo(number);
    assertThat(field.hasTypeName() ? field.getTypeName() : field.getType().name())
        .isEqualTo(field.hasTypeName() ? ".chat." + type : type);
    assertThat(field.getLabel())
        .isEqualTo(
            name.equals("rooms")
                ? FieldDescriptorProto.Label.LABEL_REPEATED
                : FieldDescriptorProto.Label.LABEL_OPTIONAL);
  }

  @ParameterizedTest
  @CsvSource({"ClientMessage", "ServerMessage"})
  void allEventsAreOfOneOneof(String message) {
    assertThat(message(message).getOneofDeclList()).hasSize(1);
    assertThat(message(message).getOneofDecl(0).getName()).isEqualTo("event");
    assertThat(message(message).getFieldList()).allMatch(FieldDescriptorProto::hasOneofIndex);
  }

  private DescriptorProto message(String name) {
    return contract.getMessageTypeList().stream()
        .filter(candidate -> candidate.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
