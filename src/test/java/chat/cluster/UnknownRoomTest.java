package chat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import chat.actors.Mail;
import chat.actors.RefusalReason;
import chat.actors.Room;
import chat.actors.UserName;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class UnknownRoomTest {
  private final BehaviorTestKit<Room.Command> room =
      BehaviorTestKit.create(UnknownRoom.create("new", Mail.HERE));
  private final TestInbox<Room.Event> session = TestInbox.create();
  private final TestInbox<Room.JoinReply> replies = TestInbox.create();

  @Test
  void letsNobodyInAndGoesOn() {
    UserName ann = UserName.of("Ann").orElseThrow();
    for (int times = 0; times < 2; times++) {
      room.run(new Room.Join(ann, Instant.EPOCH, session.getRef(), false, false, replies.getRef()));
      replies.expectMessage(new Room.JoinRefused("new", RefusalReason.ROOM_FAILED));
    }
    room.run(new Room.Leave(session.getRef()));

    assertThat(room.isAlive()).isTrue();
    assertThat(session.hasMessages()).isFalse();
  }

  @Test
  void tellsTheOperatorOnce() {
    assertThat(room.getAllLogEntries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.level()).isEqualTo(Level.WARN);
              assertThat(entry.message()).contains("room=new is not in the settings of this node");
            });
  }
}
