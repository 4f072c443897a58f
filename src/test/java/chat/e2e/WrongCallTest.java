package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import chat.ops.Scraped;
import chat.proto.ChatMessage;
import chat.proto.ClientMessage;
import chat.proto.JoinRequest;
import chat.proto.ListRoomsResponse;
import chat.proto.ServerMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.grpc.Status;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Calls that break the gRPC protocol, byte by byte. Each gets the answer that gRPC knows for it and
 * is counted, and what else is on its connection goes on.
 */
class WrongCallTest {
  private static final String LIST = "/chat.ChatService/ListRooms";
  private static final String CHAT = "/chat.ChatService/Chat";
  private static final String CONNECT = "/chat.SessionService/Connect";
  private static final String HEALTH = "/grpc.health.v1.Health/Check";
  private static final String REFLECTION =
      "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";

  private static final List<String> UNARY = List.of(LIST, HEALTH);
  private static final List<String> ALL = List.of(LIST, HEALTH, CHAT, CONNECT, REFLECTION);

  private static final byte[] EMPTY_MESSAGE = frame(0, 0);
  private static final int LIMIT = 64 * 1024;

  private static TestServer server;

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private RawConnection connection;
  private RawConnection.RawStream neighbour;

  /** A request that is wrong, and how it is answered. */
  private record Wrong(
      Http2Headers head, byte[] body, String http, Status.Code status, String reason) {}

  @BeforeAll
  static void startServer() {
    server = TestServer.started("");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void readTheLog() {
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void nothingWasLogged() {
    root.detachAppender(log);
    assertThat(log.list).isEmpty();
  }

  @BeforeEach
  void somebodyTalksOnTheSameConnection() throws Exception {
    connection = new RawConnection(server.address());
    neighbour = connection.open(RawConnection.call(CHAT));
    neighbour.send(
        framed(
            ClientMessage.newBuilder()
                .setJoinRequest(
                    JoinRequest.newBuilder().setUserName("neighbour").setRoomId("general"))
                .build()),
        false);
    assertThat(heard().getJoinResponse().getSuccess()).isTrue();
  }

  @AfterEach
  void disconnect() {
    connection.close();
    server.awaitCount("general", 0);
  }

  static Stream<Arguments> wrongHeads() {
    return Stream.of(
        head("GET", headers -> headers.method("GET"), "405", "http_method"),
        head("PUT", headers -> headers.method("PUT"), "405", "http_method"),
        contentType("text/plain"),
        contentType("text/grpc"),
        contentType("application/json"),
        contentType("application/grpc+json"),
        contentType("application/grpc-web"),
        contentType("application/grpc-web-text"),
        head("no content-type", without("content-type"), "415", "content_type"),
        path("/", "unknown_service"),
        path("/chat.Nothing/ListRooms", "unknown_service"),
        path("/ListRooms", "unknown_service"),
        path("//ListRooms", "unknown_service"),
        path("/chat.ChatService", "unknown_service"),
        path("/chat.ChatService/", "unknown_rpc"),
        path("/chat.ChatService/Shout", "unknown_rpc"),
        path("/chat.ChatService/ListRooms/", "unknown_rpc"),
        path("/chat.ChatService/ListRooms/more", "unknown_rpc"),
        path("/chat.SessionService/Shout", "unknown_rpc"),
        path("/grpc.health.v1.Health/Shout", "unknown_rpc"),
        path("/grpc.reflection.v1alpha.ServerReflection/Shout", "unknown_rpc"));
  }

  static Stream<Arguments> wrongBodies() {
    return Stream.concat(
        ALL.stream()
            .flatMap(
                rpc ->
                    Stream.of(
                        broken(rpc, "a prefix that is cut off", new byte[3]),
                        broken(rpc, "a message that is cut off", frame(0, 10, new byte[3])),
                        broken(rpc, "a length of more than comes", frame(0, LIMIT, new byte[9])),
                        broken(rpc, "garbage behind a message", frame(0, 0, (byte) 7, (byte) 7)),
                        broken(rpc, "flag 2", frame(2, 0)),
                        broken(rpc, "flag 128", frame(128, 0)),
                        broken(rpc, "flag 255", frame(255, 0)),
                        body(
                            rpc,
                            "flag 1",
                            frame(1, 2, new byte[2]),
                            Status.Code.UNIMPLEMENTED,
                            "compressed"),
                        tooLarge(rpc, "one byte over the limit", frame(0, LIMIT + 1)),
                        tooLarge(rpc, "length 7fffffff", frame(0, 0x7fffffff, new byte[9])),
                        tooLarge(rpc, "length ffffffff", frame(0, 0xffffffff, new byte[9])),
                        body(
                            rpc,
                            "no protobuf",
                            frame(0, 3, (byte) 0xff, (byte) 0xff, (byte) 0xff),
                            Status.Code.INVALID_ARGUMENT,
                            "invalid_message"))),
        UNARY.stream()
            .flatMap(
                rpc ->
                    Stream.of(
                        notOne(rpc, "no body", null),
                        notOne(rpc, "an empty body", new byte[0]),
                        notOne(rpc, "two messages", frame(0, 0, EMPTY_MESSAGE)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"wrongHeads", "wrongBodies"})
  void isAnsweredAndCountedAndHarmsNobody(String name, Wrong wrong) throws Exception {
    double before = count(wrong.reason());

    RawConnection.Answer answer =
        wrong.body() == null
            ? connection.send(wrong.head())
            : connection.send(wrong.head(), wrong.body());

    assertThat(answer.httpStatus()).isEqualTo(wrong.http());
    assertThat(answer.grpcStatus())
        .isEqualTo(wrong.status() == null ? null : String.valueOf(wrong.status().value()));
    assertThat(count(wrong.reason())).isEqualTo(before + 1);
    assertOthersGoOn();
  }

  static Stream<Arguments> oddHeads() {
    return Stream.of(
        Arguments.of("no te", without("te")),
        Arguments.of("application/grpc+proto", contentTypeOf("application/grpc+proto")),
        Arguments.of("with a parameter", contentTypeOf("application/grpc;charset=utf-8")),
        Arguments.of("gzip that is not used", with("grpc-encoding", "gzip")),
        Arguments.of("snappy that is not used", with("grpc-encoding", "snappy")),
        Arguments.of("no language", with("accept-language", "%%%")),
        Arguments.of("no base64", with("trace-bin", "%%%")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oddHeads")
  void whatDoesNoHarmIsAnswered(String name, UnaryOperator<Http2Headers> spoil) throws Exception {
    assertRooms(connection.send(spoil.apply(RawConnection.call(LIST)), EMPTY_MESSAGE));
  }

  @Test
  void contentTypeThatIsNoneResetsItsStreamAlone() throws Exception {
    RawConnection.Answer answer =
        connection.send(contentTypeOf("%%%").apply(RawConnection.call(LIST)), EMPTY_MESSAGE);

    assertThat(answer.head()).isNull();
    assertThat(answer.reset()).isNotNull();
    assertOthersGoOn();
  }

  @Test
  void whoCompressesIsToldThatOnlyPlainMessagesAreTaken() {
    RawConnection.Answer answer =
        connection.send(
            with("grpc-encoding", "gzip").apply(RawConnection.call(LIST)), frame(1, 1, (byte) 0));

    assertThat(answer.head().get("grpc-accept-encoding")).hasToString("identity");
  }

  @Test
  void unaryRequestThatNeverEndsIsEndedInTime() {
    try (TestServer impatient = TestServer.started("session.join-deadline = 1s");
        RawConnection slow = new RawConnection(impatient.address())) {
      RawConnection.Answer answer =
          slow.open(RawConnection.call(LIST)).send(EMPTY_MESSAGE, false).answer();

      assertThat(answer.grpcStatus())
          .isEqualTo(String.valueOf(Status.Code.DEADLINE_EXCEEDED.value()));
    }
  }

  private void assertOthersGoOn() throws Exception {
    assertRooms(connection.send(RawConnection.call(LIST), EMPTY_MESSAGE));
    neighbour.send(
        framed(
            ClientMessage.newBuilder()
                .setChatMessage(ChatMessage.newBuilder().setText("still here"))
                .build()),
        false);
    assertThat(heard().getBroadcast().getText()).isEqualTo("still here");
  }

  private static void assertRooms(RawConnection.Answer answer)
      throws InvalidProtocolBufferException {
    assertThat(answer.grpcStatus()).isEqualTo("0");
    assertThat(ListRoomsResponse.parseFrom(unframed(answer.body())).getRoomsCount()).isEqualTo(4);
  }

  private ServerMessage heard() throws InvalidProtocolBufferException {
    return ServerMessage.parseFrom(unframed(neighbour.next()));
  }

  private static double count(String reason) {
    return Scraped.of(server.server().metrics())
        .value("grpc_chat_statuses_total", "reason", reason);
  }

  private static Arguments head(
      String name, UnaryOperator<Http2Headers> spoil, String http, String reason) {
    Http2Headers head = spoil.apply(RawConnection.call(LIST));
    return Arguments.of(name, new Wrong(head, EMPTY_MESSAGE, http, null, reason));
  }

  private static Arguments contentType(String value) {
    return head(value, contentTypeOf(value), "415", "content_type");
  }

  private static UnaryOperator<Http2Headers> contentTypeOf(String value) {
    return headers -> headers.set("content-type", value);
  }

  private static UnaryOperator<Http2Headers> with(String name, String value) {
    return headers -> headers.add(name, value);
  }

  private static UnaryOperator<Http2Headers> without(String name) {
    return headers -> {
      headers.remove(name);
      return headers;
    };
  }

  private static Arguments path(String path, String reason) {
    return Arguments.of(
        path,
        new Wrong(
            RawConnection.call(path), EMPTY_MESSAGE, "200", Status.Code.UNIMPLEMENTED, reason));
  }

  private static Arguments body(
      String rpc, String name, byte[] body, Status.Code status, String reason) {
    return Arguments.of(
        rpc + " with " + name, new Wrong(RawConnection.call(rpc), body, "200", status, reason));
  }

  private static Arguments broken(String rpc, String name, byte[] body) {
    return body(rpc, name, body, Status.Code.INVALID_ARGUMENT, "broken_framing");
  }

  private static Arguments tooLarge(String rpc, String name, byte[] body) {
    return body(rpc, name, body, Status.Code.RESOURCE_EXHAUSTED, "message_too_large");
  }

  private static Arguments notOne(String rpc, String name, byte[] body) {
    return body(rpc, name, body, Status.Code.UNIMPLEMENTED, "not_one_message");
  }

  /** A prefix, right or wrong, and what follows. */
  private static byte[] frame(int flag, int length, byte... body) {
    return ByteBuffer.allocate(5 + body.length).put((byte) flag).putInt(length).put(body).array();
  }

  private static byte[] framed(MessageLite message) {
    return frame(0, message.getSerializedSize(), message.toByteArray());
  }

  private static byte[] unframed(byte[] frame) {
    return Arrays.copyOfRange(frame, 5, frame.length);
  }
}
