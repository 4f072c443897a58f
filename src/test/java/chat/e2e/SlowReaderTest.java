package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chat.proto.ChatServiceGrpc;
import chat.proto.EndCode;
import chat.proto.ServerMessage;
import chat.proto.ServerMessage.EventCase;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that does not read is put off, and nobody else notices. */
class SlowReaderTest {
  /** HTTP/2's least, so that the network hides little of who does not read. */
  private static final int WINDOW = 65_535;

  /** Far more than all buffers on the way hold. */
  private static final int MOST_MESSAGES = 500;

  @RegisterExtension
  final TestServer server =
      new TestServer(
          """
          rooms = [{ name = busy, capacity = 3 }]
          session.queue-length = 8
          language = en
          """);

  private Conversation alice;
  private Conversation bob;
  private ChatClient slowClient;

  @BeforeEach
  void twoAndASlowClient() {
    alice = server.client().join("alice", "busy");
    bob = server.client().join("bob", "busy");
    alice.userJoined();
    slowClient = server.clientWithWindow(WINDOW);
  }

  @Test
  void othersMissNothingAndTakeThePlaceWhileTheSlowOneLearnsWhy() {
    Conversation slow =
        Conversation.openWithoutReading(ChatServiceGrpc.newStub(slowClient.channel()));
    slow.join("slow", "busy");

    int said = talkUntilSlowIsPutOff();

    assertThat(slow.isOver()).isFalse();
    server.client().join("carol", "busy");
    slow.take(MOST_MESSAGES);
    assertThat(slow.accepted().getMembersCount()).isEqualTo(3);
    List<ServerMessage> read = readToTheEnd(slow);
    ServerMessage last = read.remove(read.size() - 1);
    assertThat(last.getSessionEnded().getCode()).isEqualTo(EndCode.END_CODE_TOO_SLOW);
    assertThat(last.getSessionEnded().getMessage())
        .isEqualTo("Too many messages were waiting for this client. Please join again.");
    assertThat(slow.status().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(read).hasSizeLessThan(said);
    for (int number = 0; number < read.size(); number++) {
      assertThat(read.get(number).getBroadcast().getText()).isEqualTo(text(number));
    }
  }

  @Test
  void othersMissNothingWhileAProcessIsStopped() {
    slowClient.join("slow", "busy");
    slowClient.freeze();

    talkUntilSlowIsPutOff();

    server.client().join("carol", "busy");
  }

  @Test
  void slowOneMayJoinAgain() {
    Conversation slow = slowClient.join("slow", "busy");
    slowClient.freeze();
    talkUntilSlowIsPutOff();

    slowClient.thaw();

    assertThat(slow.status().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    slowClient.join("slow", "busy");
  }

  /** How many messages were said before; all of them came to alice and bob. */
  private int talkUntilSlowIsPutOff() {
    assertThat(alice.userJoined().getUserName()).isEqualTo("slow");
    assertThat(bob.userJoined().getUserName()).isEqualTo("slow");
    for (int number = 0; number < MOST_MESSAGES; number++) {
      alice.say(text(number));
      ServerMessage atAlice = alice.next();
      assertThat(bob.next()).isEqualTo(atAlice);
      if (atAlice.getEventCase() == EventCase.USER_LEFT) {
        assertThat(atAlice.getUserLeft().getUserName()).isEqualTo("slow");
        assertThat(atAlice.getUserLeft().getCurrentCount()).isEqualTo(2);
        assertThat(bob.broadcast()).isEqualTo(alice.broadcast());
        return number + 1;
      }
      assertThat(atAlice.getBroadcast().getText()).isEqualTo(text(number));
    }
    throw new AssertionError("the slow client was never put off");
  }

  private static String text(int number) {
    return number + " " + "字".repeat(3_900);
  }

  private static List<ServerMessage> readToTheEnd(Conversation conversation) {
    List<ServerMessage> read = new ArrayList<>();
    conversation.status();
    while (!conversation.isSilent()) {
      read.add(conversation.next());
    }
    return read;
  }
}
