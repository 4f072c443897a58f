package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chat.Await;
import chat.proto.BroadcastMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everybody in a room sees everything said there, once and in one order. */
class OrderTest {
  private static final int SENDERS = 4;
  private static final int MESSAGES = 250;

  @RegisterExtension final TestServer server = new TestServer("session.queue-length = 4096");

  @Test
  void isTheSameForAllWhileManyTalkAtOnce() {
    List<Conversation> people =
        IntStream.range(0, SENDERS + 1)
            .mapToObj(number -> server.client().join("user" + number, "general"))
            .toList();
    for (int number = 0; number < people.size(); number++) {
      for (int later = number + 1; later < people.size(); later++) {
        assertThat(people.get(number).userJoined().getUserName()).isEqualTo("user" + later);
      }
    }

    CompletableFuture<?>[] talking =
        people.stream()
            .limit(SENDERS)
            .map(sender -> CompletableFuture.runAsync(() -> talk(sender)))
            .toArray(CompletableFuture<?>[]::new);
    Await.result(CompletableFuture.allOf(talking));

    List<BroadcastMessage> order = hear(people.get(SENDERS));
    for (int number = 0; number < SENDERS; number++) {
      String sender = "user" + number;
      assertThat(hear(people.get(number))).isEqualTo(order);
      assertThat(order.stream().filter(said -> said.getSenderName().equals(sender)))
          .extracting(BroadcastMessage::getText)
          .containsExactlyElementsOf(texts().toList());
    }
  }

  private static void talk(Conversation sender) {
    texts().forEach(sender::say);
  }

  private static Stream<String> texts() {
    return IntStream.range(0, MESSAGES).mapToObj(number -> "message " + number);
  }

  private static List<BroadcastMessage> hear(Conversation person) {
    return IntStream.range(0, SENDERS * MESSAGES).mapToObj(number -> person.broadcast()).toList();
  }
}
