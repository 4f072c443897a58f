package chat.tools.attack;

import chat.tools.raw.Answer;
import chat.tools.raw.HeaderBlock;
import chat.tools.raw.RawClient;
import chat.tools.raw.RawConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Calls whose headers begin with thousands of changes of the table's size, by a client that allows
 * the server a table without end. Whether they are answered or refused does not matter.
 */
final class TableSizeUpdates implements Attack {
  private static final int HEADER_TABLE_SIZE = 1;
  private static final int CHANGES = 4_000;
  private static final int DEFAULT_SIZE = 4_096;
  private static final int PARALLEL = 2;
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration NEXT_CONNECTION = Duration.ofMillis(200);

  @Override
  public String name() {
    return "table-size-updates";
  }

  @Override
  public void run(Attacker attacker) {
    HeaderBlock block = new HeaderBlock();
    for (int i = 0; i < CHANGES; i++) {
      block.tableSize(i % 2 == 0 ? 0 : DEFAULT_SIZE);
    }
    HeaderBlock call = block.andCall("/chat.ChatService/ListRooms");
    attacker.together(
        PARALLEL,
        () -> {
          while (!attacker.over()) {
            calls(attacker, call);
            attacker.pass(NEXT_CONNECTION);
          }
        });
  }

  private static void calls(Attacker attacker, HeaderBlock call) {
    Optional<RawConnection> opened = attacker.connect();
    if (opened.isEmpty()) {
      return;
    }
    try (RawConnection connection = opened.get();
        RawClient client = new RawClient(connection, HEADER_TABLE_SIZE, Integer.MAX_VALUE)) {
      int calls = 0;
      while (client.isOpen() && !attacker.over()) {
        int stream = client.call(call);
        client.send(stream, new byte[5], true, ANSWER);
        Answer answer = client.await(stream, ANSWER);
        attacker.tally().got(client.isOpen() ? answer.outcome() : client.state());
        calls++;
      }
      attacker.tally().sent(2L * calls, connection.bytesSent());
    }
  }

  @Override
  public List<Check> judge(Tally tally) {
    return List.of(
        Check.that("every call is answered", tally.count("nothing") == 0, tally.got(), "all"));
  }
}
