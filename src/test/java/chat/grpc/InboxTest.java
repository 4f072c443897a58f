package chat.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import chat.limits.ByteBudget;
import chat.ops.CallProblem;
import chat.proto.ChatMessage;
import chat.transport.IncomingBody;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static ActorTestKit testKit;
  private static ManualTime time;

  private final Body body = new Body();
  private final ByteBudget budget = ByteBudget.of(1_000);
  private final Inbox<ChatMessage> inbox =
      new Inbox<>(
          body,
          ChatMessage.parser(),
          new WholeMessages(300, false, budget),
          DEADLINE,
          testKit.system());
  private final Heard heard = new Heard();

  @BeforeAll
  static void startKit() {
    testKit = ActorTestKit.create(ManualTime.config());
    time = ManualTime.get(testKit.system());
  }

  @AfterAll
  static void stopKit() {
    testKit.shutdownTestKit();
  }

  /** A request's body in the hands of the test. */
  private static final class Body implements IncomingBody {
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private Runnable wake = () -> {};
    private boolean ended;
    private boolean discarded;
    private Throwable failure;

    void brings(byte[] bytes) {
      waiting.add(bytes);
      wake.run();
    }

    void ends(Throwable cause) {
      ended = true;
      failure = cause;
      wake.run();
    }

    @Override
    public void open(Runnable reader) {
      wake = reader;
      reader.run();
    }

    @Override
    public byte[] poll() {
      return waiting.poll();
    }

    @Override
    public boolean isEnded() {
      return ended;
    }

    @Override
    public Throwable failure() {
      return failure;
    }

    @Override
    public void discard() {
      discarded = true;
    }
  }

  private static final class Heard implements Inbox.Listener<ChatMessage> {
    private final List<Object> all = new ArrayList<>();

    @Override
    public void message(ChatMessage message) {
      all.add(message.getText());
    }

    @Override
    public void ended(Throwable failure) {
      all.add(failure == null ? "end" : failure);
    }
  }

  private static byte[] frames(String... texts) {
    return FrameReading.of(
        Arrays.stream(texts)
            .map(text -> ChatMessage.newBuilder().setText(text).build())
            .toArray(ChatMessage[]::new));
  }

  private CallProblem problem() {
    return ((CallRefused) heard.all.get(heard.all.size() - 1)).problem();
  }

  @Nested
  class Messages {
    @Test
    void comeOneAtATimeWhenAskedFor() {
      inbox.open(heard);
      body.brings(frames("one", "two", "three"));
      assertThat(heard.all).containsExactly("one");

      inbox.more();
      assertThat(heard.all).containsExactly("one", "two");
    }

    @Test
    void thatWereAskedForComeWhenTheyAreThere() {
      inbox.open(heard);
      body.brings(frames("one"));
      inbox.more();
      assertThat(heard.all).containsExactly("one");

      body.brings(frames("two"));
      assertThat(heard.all).containsExactly("one", "two");
    }

    @Test
    void areNotFetchedBeforeTheyAreAskedFor() {
      inbox.open(heard);
      body.brings(frames("one"));
      body.brings(frames("two"));
      body.brings(frames("three"));
      assertThat(body.waiting).hasSizeGreaterThanOrEqualTo(1);
    }

    @Test
    void comeInPieces() {
      inbox.open(heard);
      for (byte one : frames("one")) {
        body.brings(new byte[] {one});
      }
      assertThat(heard.all).containsExactly("one");
      assertThat(budget.tryTake(1_000)).isTrue();
    }

    @Test
    void waitForSomebodyToHandThemTo() {
      inbox.open(heard);
      body.brings(frames("one", "two"));
      inbox.handTo(null);
      inbox.more();
      assertThat(heard.all).containsExactly("one");

      inbox.handTo(heard);
      assertThat(heard.all).containsExactly("one", "two");
    }

    @Test
    void canBeAskedForWhileOneIsHandedOn() {
      List<String> all = new ArrayList<>();
      inbox.open(
          new Inbox.Listener<>() {
            @Override
            public void message(ChatMessage message) {
              all.add(message.getText());
              inbox.more();
            }

            @Override
            public void ended(Throwable failure) {
              all.add("end");
            }
          });
      body.brings(frames("one", "two", "three"));
      body.ends(null);
      assertThat(all).containsExactly("one", "two", "three", "end");
    }
  }

  @Nested
  class End {
    @Test
    void comesAfterTheMessages() {
      inbox.open(heard);
      body.brings(frames("one", "two"));
      body.ends(null);
      assertThat(heard.all).containsExactly("one");

      inbox.more();
      assertThat(heard.all).containsExactly("one", "two", "end");
    }

    @Test
    void comesUnasked() {
      inbox.open(heard);
      body.brings(frames("one"));
      body.ends(null);
      assertThat(heard.all).containsExactly("one", "end");
    }

    @Test
    void byAFailureComesAtOnceAndOnce() {
      inbox.open(heard);
      body.brings(frames("one", "two"));
      IllegalStateException failure = new IllegalStateException("reset");
      body.ends(failure);
      inbox.more();
      assertThat(heard.all).containsExactly("one", failure);
      assertThat(body.discarded).isTrue();
    }

    @Test
    void isNotToldAfterClosing() {
      inbox.open(heard);
      inbox.close();
      body.brings(frames("one"));
      body.ends(null);
      assertThat(heard.all).isEmpty();
    }
  }

  @Nested
  class Wrong {
    @Test
    void framing() {
      inbox.open(heard);
      body.brings(new byte[] {7});
      assertThat(problem()).isEqualTo(CallProblem.BROKEN_FRAMING);
    }

    @Test
    void endWithinAMessage() {
      inbox.open(heard);
      body.brings(Arrays.copyOf(frames("one"), 6));
      body.ends(null);
      assertThat(problem()).isEqualTo(CallProblem.BROKEN_FRAMING);
      assertThat(budget.tryTake(1_000)).isTrue();
    }

    @Test
    void size() {
      inbox.open(heard);
      body.brings(frames("x".repeat(300)));
      assertThat(problem()).isEqualTo(CallProblem.MESSAGE_TOO_LARGE);
    }

    @Test
    void message() {
      inbox.open(heard);
      body.brings(new byte[] {0, 0, 0, 0, 1, (byte) 0xff});
      assertThat(heard.all).singleElement().isInstanceOf(InvalidProtocolBufferException.class);
    }

    @Test
    void amountOfWhatHasBegun() {
      assertThat(budget.tryTake(990)).isTrue();
      inbox.open(heard);
      body.brings(Arrays.copyOf(frames("a text of some length"), 15));
      assertThat(problem()).isEqualTo(CallProblem.TOO_MANY_BEGUN_MESSAGES);
    }
  }

  @Nested
  class Begun {
    @Test
    void endsTheCallIfItIsNotCompletedInTime() {
      inbox.open(heard);
      body.brings(Arrays.copyOf(frames("one"), 6));
      time.timePasses(DEADLINE);
      assertThat(problem()).isEqualTo(CallProblem.MESSAGE_TOO_SLOW);
    }

    @Test
    void mayBeCompletedInTime() {
      byte[] frame = frames("one");
      inbox.open(heard);
      body.brings(Arrays.copyOf(frame, 6));
      time.timePasses(DEADLINE.minusSeconds(1));
      body.brings(Arrays.copyOfRange(frame, 6, frame.length));
      time.timePasses(DEADLINE);
      assertThat(heard.all).containsExactly("one");
    }
  }
}
