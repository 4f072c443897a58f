package chat.tools.attack;

import chat.tools.raw.GrpcFraming;
import chat.tools.raw.HeaderBlock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** The wrong calls. */
final class WrongCallList {
  private static final String CONNECT = "/chat.SessionService/Connect";
  private static final String CHAT = "/chat.ChatService/Chat";
  private static final String LIST = "/chat.ChatService/ListRooms";

  private static final int LIMIT = 64 << 10;
  private static final int LARGE = 50 << 20;
  private static final int INFLATED = 200 << 20;

  private static final String INVALID_ARGUMENT = "grpc-status 3";
  private static final String RESOURCE_EXHAUSTED = "grpc-status 8";
  private static final String UNIMPLEMENTED = "grpc-status 12";
  private static final String INTERNAL = "grpc-status 13";
  private static final String NOT_GRPC = "http 415";
  private static final String NOT_POST = "http 405";
  private static final String RESET = "RST_STREAM PROTOCOL_ERROR";

  private WrongCallList() {}

  static List<Attack> all() {
    return List.of(
        new WrongCalls("message-too-large", WrongCallList::tooLarge),
        new WrongCalls("gzip-bomb", WrongCallList::compressed),
        new WrongCalls("wrong-content-type", WrongCallList::contentTypes),
        new WrongCalls("wrong-method", WrongCallList::methods),
        new WrongCalls("wrong-message", WrongCallList::messages));
  }

  private static List<Exchange> tooLarge() {
    byte[] large = padded(LARGE);
    List<Exchange> all = new ArrayList<>();
    for (String path : List.of(CONNECT, CHAT, LIST)) {
      String rpc = " to " + path.substring(path.lastIndexOf('/') + 1);
      all.add(of("64 KiB + 1" + rpc, path, padded(LIMIT + 1), RESOURCE_EXHAUSTED));
      all.add(of("50 MiB" + rpc, path, large, RESOURCE_EXHAUSTED));
      all.add(
          of(
              "prefix 0x7fffffff" + rpc,
              path,
              GrpcFraming.prefixed(0, Integer.MAX_VALUE, new byte[10]),
              RESOURCE_EXHAUSTED));
      all.add(
          of(
              "prefix 0xffffffff" + rpc,
              path,
              GrpcFraming.prefixed(0, -1, new byte[10]),
              RESOURCE_EXHAUSTED));
    }
    return all;
  }

  private static List<Exchange> compressed() {
    byte[] bomb = zipped(INFLATED);
    byte[] message = GrpcFraming.prefixed(1, bomb.length, bomb);
    List<Exchange> all = new ArrayList<>();
    for (String path : List.of(CONNECT, LIST)) {
      String rpc = " to " + path.substring(path.lastIndexOf('/') + 1);
      HeaderBlock told = HeaderBlock.call(path).add("grpc-encoding", "gzip");
      all.add(new Exchange("200 MiB in gzip" + rpc, told, message, true, Set.of(UNIMPLEMENTED)));
      all.add(of("compressed without saying so" + rpc, path, message, UNIMPLEMENTED, INTERNAL));
      HeaderBlock unknown = HeaderBlock.call(path).add("grpc-encoding", "shrink");
      all.add(
          new Exchange("an unknown encoding" + rpc, unknown, message, true, Set.of(UNIMPLEMENTED)));
    }
    return all;
  }

  private static List<Exchange> contentTypes() {
    List<Exchange> all = new ArrayList<>();
    for (String type :
        List.of(
            "text/plain",
            "application/json",
            "application/grpc+json",
            "application/grpc-web",
            "nonsense",
            "")) {
      all.add(
          new Exchange(
              "content-type \"%s\"".formatted(type),
              bare("POST", LIST).add("content-type", type),
              GrpcFraming.message(),
              true,
              Set.of(NOT_GRPC, RESET)));
    }
    all.add(
        new Exchange(
            "no content-type", bare("POST", LIST), GrpcFraming.message(), true, Set.of(NOT_GRPC)));
    return all;
  }

  private static List<Exchange> methods() {
    List<Exchange> all = new ArrayList<>();
    for (String method : List.of("GET", "PUT", "DELETE", "OPTIONS", "CONNECT", "BREW")) {
      all.add(
          new Exchange(
              method,
              bare(method, LIST).add("content-type", "application/grpc"),
              GrpcFraming.message(),
              true,
              Set.of(NOT_POST, RESET)));
    }
    for (String path :
        List.of(
            "/chat.ChatService/Nothing",
            "/chat.NoService/ListRooms",
            "/",
            "/chat.ChatService",
            "/chat.ChatService/ListRooms/more",
            "/%00/%ff",
            "/" + "x".repeat(4000))) {
      String shown = path.length() > 40 ? path.substring(0, 40) + "…" : path;
      all.add(of(shown, path, GrpcFraming.message(), UNIMPLEMENTED, RESET));
    }
    for (String path : List.of("chat.ChatService/ListRooms", "*", "http://other/")) {
      all.add(of("path \"" + path + "\"", path, GrpcFraming.message(), UNIMPLEMENTED, RESET));
    }
    return all;
  }

  private static List<Exchange> messages() {
    List<Exchange> all = new ArrayList<>();
    for (String path : List.of(CONNECT, CHAT, LIST)) {
      String rpc = " to " + path.substring(path.lastIndexOf('/') + 1);
      byte[] noField = {0x0a, (byte) 0x7f, 1};
      all.add(of("no protobuf" + rpc, path, GrpcFraming.message(noField), INVALID_ARGUMENT));
      all.add(
          of(
              "flag 2" + rpc,
              path,
              GrpcFraming.prefixed(2, 0),
              INVALID_ARGUMENT,
              UNIMPLEMENTED,
              INTERNAL));
      all.add(
          of(
              "half a message" + rpc,
              path,
              GrpcFraming.prefixed(0, 100, new byte[10]),
              INVALID_ARGUMENT,
              INTERNAL));
      all.add(of("half a prefix" + rpc, path, new byte[] {0, 0, 0}, INVALID_ARGUMENT, INTERNAL));
    }
    return all;
  }

  /** A valid message of this many bytes, of one field that nobody knows, with its prefix. */
  private static byte[] padded(int size) {
    int fieldHead = 6;
    byte[] framed = new byte[GrpcFraming.PREFIX + size];
    ByteBuffer.wrap(framed).putInt(1, size);
    framed[GrpcFraming.PREFIX] = 15 << 3 | 2;
    int length = size - fieldHead;
    for (int i = 1; i < fieldHead; i++, length >>>= 7) {
      framed[GrpcFraming.PREFIX + i] = (byte) (length & 127 | (i < fieldHead - 1 ? 128 : 0));
    }
    return framed;
  }

  private static Exchange of(String what, String path, byte[] body, String... right) {
    return new Exchange(what, HeaderBlock.call(path), body, true, Set.of(right));
  }

  private static HeaderBlock bare(String method, String path) {
    return new HeaderBlock()
        .add(":method", method)
        .add(":scheme", "http")
        .add(":path", path)
        .add(":authority", "localhost")
        .add("te", "trailers");
  }

  private static byte[] zipped(int zeros) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      byte[] block = new byte[1 << 16];
      for (int left = zeros; left > 0; left -= block.length) {
        zip.write(block, 0, Math.min(left, block.length));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
