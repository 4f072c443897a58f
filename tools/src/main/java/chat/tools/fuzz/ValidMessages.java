package chat.tools.fuzz;

import chat.proto.ChatMessage;
import chat.proto.CheckUsernameRequest;
import chat.proto.ClientMessage;
import chat.proto.EnterRoom;
import chat.proto.ExitRoom;
import chat.proto.FetchHistory;
import chat.proto.Goodbye;
import chat.proto.Hello;
import chat.proto.JoinRequest;
import chat.proto.LeaveRequest;
import chat.proto.SendMessage;
import chat.proto.SessionRequest;
import com.google.protobuf.MessageLite;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Messages that are valid protobuf, with values that clients send and values that they do not. */
final class ValidMessages {
  static final String CONNECT = "/chat.SessionService/Connect";
  static final String CHAT = "/chat.ChatService/Chat";
  static final String CHECK = "/chat.ChatService/CheckUsername";
  static final String LIST = "/chat.ChatService/ListRooms";

  private static final List<String> ROOMS = List.of("general", "tech", "gaming", "random");
  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "\u0000",
          "\u202Eabc",
          "\u200B\u200B\u200B",
          "e" + "\u0301".repeat(200),
          "\uFFFF\uFDD0",
          "\uD83D\uDE00",
          "раураl",
          "a\r\nWARN forged",
          "\u001b[2J",
          "名字",
          "x".repeat(4001),
          "../../etc/passwd",
          "'; DROP TABLE message; --");

  private final Random random;
  private final String name;
  private final String key;

  /**
   * @param name of the person who says all this
   */
  ValidMessages(Random random, String name) {
    this.random = random;
    this.name = name;
    // Who comes again takes up the session.
    key = "the secret key of " + name;
  }

  /** What somebody might say on a stream of this rpc, from the beginning. */
  List<byte[]> conversation(String path) {
    List<byte[]> messages = new ArrayList<>();
    int more = random.nextInt(6);
    switch (path) {
      case CONNECT -> {
        messages.add(hello().toByteArray());
        for (int i = 0; i < more; i++) {
          messages.add(sessionRequest().toByteArray());
        }
      }
      case CHAT -> {
        messages.add(join().toByteArray());
        for (int i = 0; i < more; i++) {
          messages.add(clientMessage().toByteArray());
        }
      }
      case CHECK ->
          messages.add(
              CheckUsernameRequest.newBuilder().setUserName(text(name)).build().toByteArray());
      default -> messages.add(new byte[0]);
    }
    return messages;
  }

  private MessageLite hello() {
    Hello.Builder hello = Hello.newBuilder().setUserName(text(name)).setSessionKey(text(key));
    int rooms = random.nextInt(20) == 0 ? random.nextInt(2000) : random.nextInt(4);
    for (int i = 0; i < rooms; i++) {
      hello.addRooms(enter());
    }
    return SessionRequest.newBuilder().setHello(hello).build();
  }

  private EnterRoom.Builder enter() {
    EnterRoom.Builder enter = EnterRoom.newBuilder().setRoomId(room());
    if (random.nextBoolean()) {
      enter.setAfter(number());
    }
    return enter;
  }

  private MessageLite sessionRequest() {
    SessionRequest.Builder request = SessionRequest.newBuilder();
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3, 4 ->
          request.setSendMessage(
              SendMessage.newBuilder()
                  .setRoomId(room())
                  .setClientId(text(new UUID(random.nextLong(), random.nextLong()).toString()))
                  .setText(text("said by " + name)));
      case 5, 6 -> request.setEnterRoom(enter());
      case 7, 8 -> request.setFetchHistory(fetch());
      case 9 -> request.setExitRoom(ExitRoom.newBuilder().setRoomId(room()));
      case 10 -> request.setGoodbye(Goodbye.getDefaultInstance());
      default -> {
        return hello();
      }
    }
    return request.build();
  }

  private FetchHistory.Builder fetch() {
    FetchHistory.Builder fetch =
        FetchHistory.newBuilder().setRoomId(room()).setLimit((int) number());
    return random.nextBoolean() ? fetch.setBefore(number()) : fetch.setAfter(number());
  }

  private MessageLite join() {
    JoinRequest.Builder join = JoinRequest.newBuilder().setUserName(text(name)).setRoomId(room());
    return ClientMessage.newBuilder().setJoinRequest(join).build();
  }

  private MessageLite clientMessage() {
    ClientMessage.Builder message = ClientMessage.newBuilder();
    switch (random.nextInt(6)) {
      case 0 -> {
        return join();
      }
      case 1 ->
          message.setLeaveRequest(
              LeaveRequest.newBuilder().setUserName(text(name)).setRoomId(room()));
      default -> message.setChatMessage(ChatMessage.newBuilder().setText(text("hi from " + name)));
    }
    return message.build();
  }

  private String room() {
    return text(ROOMS.get(random.nextInt(ROOMS.size())));
  }

  /** Mostly this one. */
  private String text(String usual) {
    return random.nextInt(8) > 0 ? usual : HOSTILE.get(random.nextInt(HOSTILE.size()));
  }

  private long number() {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> -1;
      case 2 -> Long.MAX_VALUE;
      case 3 -> Long.MIN_VALUE;
      case 4 -> random.nextLong();
      default -> random.nextInt(200);
    };
  }
}
