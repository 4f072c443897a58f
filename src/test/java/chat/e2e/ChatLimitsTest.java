package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.Await;
import chat.proto.ChatServiceGrpc;
import chat.proto.CheckUsernameRequest;
import chat.proto.ListRoomsRequest;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that no honest client makes. Each fails alone: the connection and its room go on. */
class ChatLimitsTest {
  private static final String OVER_64_KIB = "x".repeat(64 * 1024);
  private static final byte[] NO_PROTOBUF = {(byte) 0xff, (byte) 0xff, (byte) 0xff};

  @RegisterExtension final TestServer server = new TestServer("");
  private ChatClient client;
  private Conversation neighbour;

  @BeforeEach
  void somebodyElseOnTheConnection() {
    client = server.client();
    neighbour = client.join("neighbour", "general");
  }

  @Nested
  class Chat {
    @Test
    void messageOverTheSizeLimitEndsItsStream() {
      Conversation careless = client.join("careless", "general");
      neighbour.userJoined();

      careless.say(OVER_64_KIB);

      assertThat(careless.status().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      assertThat(neighbour.userLeft().getUserName()).isEqualTo("careless");
      assertNeighbourTalks();
    }

    @Test
    void compressedMessageEndsItsStream() {
      Conversation compressing =
          Conversation.open(ChatServiceGrpc.newStub(client.channel()).withCompression("gzip"));
      compressing.join("compressing", "general");

      assertThat(compressing.status().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
      assertNeighbourTalks();
    }

    @Test
    void whatIsNoProtobufEndsItsStream() {
      assertStatus(Status.Code.INVALID_ARGUMENT, () -> call("chat.ChatService/Chat", NO_PROTOBUF));
      assertNeighbourTalks();
    }
  }

  @Nested
  class Unary {
    @Test
    void messageOverTheSizeLimit() {
      assertStatus(Status.Code.RESOURCE_EXHAUSTED, () -> client.check(OVER_64_KIB));
      assertNeighbourTalks();
    }

    @Test
    void compressedMessage() {
      assertStatus(
          Status.Code.UNIMPLEMENTED,
          () ->
              client
                  .blocking()
                  .withCompression("gzip")
                  .checkUsername(CheckUsernameRequest.newBuilder().setUserName("alice").build()));
      assertNeighbourTalks();
    }

    @Test
    void whatIsNoProtobuf() {
      assertStatus(
          Status.Code.INVALID_ARGUMENT, () -> call("chat.ChatService/CheckUsername", NO_PROTOBUF));
      assertNeighbourTalks();
    }

    @Test
    void unknownRpc() {
      assertStatus(Status.Code.UNIMPLEMENTED, () -> call("chat.ChatService/Shout", new byte[0]));
      assertNeighbourTalks();
    }

    @Test
    void unknownService() {
      assertStatus(Status.Code.UNIMPLEMENTED, () -> call("chat.Nothing/Shout", new byte[0]));
      assertNeighbourTalks();
    }

    @Test
    void unknownFieldsAreSkipped() {
      byte[] fieldNineNine = {(byte) 0x98, 0x06, 0x01};

      assertThat(call(ChatServiceGrpc.getListRoomsMethod().getFullMethodName(), fieldNineNine))
          .isEqualTo(
              client.blocking().listRooms(ListRoomsRequest.getDefaultInstance()).toByteArray());
    }
  }

  private void assertNeighbourTalks() {
    neighbour.say("still here");
    assertThat(neighbour.broadcast().getText()).isEqualTo("still here");
  }

  private byte[] call(String method, byte[] request) {
    return ClientCalls.blockingUnaryCall(
        client.channel(),
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(method)
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build(),
        CallOptions.DEFAULT.withDeadlineAfter(Await.DEADLINE.toSeconds(), TimeUnit.SECONDS),
        request);
  }

  private static void assertStatus(Status.Code code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> assertThat(failure.getStatus().getCode()).isEqualTo(code));
  }

  /** Sends bytes as they are, right or wrong. */
  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }
}
