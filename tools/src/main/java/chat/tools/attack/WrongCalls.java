package chat.tools.attack;

import chat.proto.SessionEvent;
import chat.tools.raw.Answer;
import chat.tools.raw.GrpcFraming;
import chat.tools.raw.HeaderBlock;
import chat.tools.raw.RawClient;
import chat.tools.raw.RawConnection;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * Calls that are wrong, one after the other, each followed by a right one, on a connection on which
 * somebody has a session. Only the wrong ones may feel it.
 */
final class WrongCalls implements Attack {
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration NEXT = Duration.ofMillis(20);

  private static final String RIGHT_CALL = "/chat.ChatService/ListRooms";

  private final String name;
  private final Supplier<List<Exchange>> exchanges;
  private final Map<String, String> wrong = new ConcurrentSkipListMap<>();
  private volatile boolean neighbourHurt;
  private volatile boolean done;

  /**
   * @param exchanges made when they are needed, as some are large
   */
  WrongCalls(String name, Supplier<List<Exchange>> exchanges) {
    this.name = name;
    this.exchanges = exchanges;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void run(Attacker attacker) {
    List<Exchange> made = exchanges.get();
    while (!attacker.over()) {
      Optional<RawConnection> opened = attacker.connect();
      if (opened.isPresent()) {
        try (RawConnection connection = opened.get();
            RawClient client = new RawClient(connection)) {
          calls(attacker, client, made);
          attacker.tally().sent(3L * made.size(), connection.bytesSent());
        }
      }
      attacker.pass(NEXT);
    }
  }

  private void calls(Attacker attacker, RawClient client, List<Exchange> made) {
    int session = client.call(HeaderBlock.call("/chat.SessionService/Connect"));
    byte[] hello = Person.hello(Person.newName("near")).toByteArray();
    client.send(session, GrpcFraming.message(hello), false, ANSWER);
    for (Exchange exchange : made) {
      if (!client.isOpen()) {
        neighbourHurt = true;
        return;
      }
      String outcome = outcome(client, exchange);
      attacker.tally().got(exchange.what() + ": " + outcome);
      if (!exchange.right().contains(outcome)) {
        wrong.put(exchange.what(), outcome);
      }
      neighbourHurt |= !answersRightCalls(client) || client.answer(session).ended();
    }
    client.send(session, GrpcFraming.message(Person.goodbye().toByteArray()), true, ANSWER);
    Answer end = client.await(session, ANSWER);
    neighbourHurt |= !end.outcome().equals("grpc-status 0") || !isWelcome(end);
    done = true;
  }

  private static String outcome(RawClient client, Exchange exchange) {
    int stream = client.call(exchange.headers());
    client.send(stream, exchange.body(), exchange.last(), ANSWER);
    Answer answer = client.await(stream, ANSWER);
    return client.isOpen() ? answer.outcome() : client.state();
  }

  private static boolean answersRightCalls(RawClient client) {
    if (!client.isOpen()) {
      return false;
    }
    int stream = client.call(HeaderBlock.call(RIGHT_CALL));
    client.send(stream, GrpcFraming.message(), true, ANSWER);
    return client.await(stream, ANSWER).outcome().equals("grpc-status 0");
  }

  private static boolean isWelcome(Answer answer) {
    try {
      List<byte[]> messages = answer.messages();
      return !messages.isEmpty() && SessionEvent.parseFrom(messages.get(0)).hasWelcome();
    } catch (InvalidProtocolBufferException broken) {
      return false;
    }
  }

  @Override
  public List<Check> judge(Tally tally) {
    return List.of(
        Check.that("the right status", done && wrong.isEmpty(), wrong, "the right one for each"),
        Check.that(
            "others on the connection", !neighbourHurt, neighbourHurt ? "hurt" : "alive", "alive"));
  }
}
