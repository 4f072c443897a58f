package chat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chat.Await;
import chat.proto.RoomInfo;
import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An evening of two people whose clients are those in the field. */
class VisitTest {
  @RegisterExtension final TestServer server = new TestServer("");

  @Test
  void logInLookJoinTalkLeaveComeBackAndCloseTheWindow() {
    ChatClient zhang = server.client();
    assertThat(zhang.check("张三").getAvailable()).isTrue();
    ChatClient li = server.client();
    assertThat(li.check("李四").getAvailable()).isTrue();
    assertThat(zhang.rooms())
        .extracting(RoomInfo::getRoomId)
        .containsExactly("general", "tech", "gaming", "random");

    Conversation zhangs = zhang.join("张三", "general");
    Conversation lis = li.join("李四", "general");
    assertThat(zhangs.userJoined().getCurrentCount()).isEqualTo(2);
    talk(zhangs, "你好", lis);
    talk(lis, "晚上好", zhangs);

    zhangs.leave("张三", "general");
    assertThat(zhangs.status()).isEqualTo(Status.OK);
    assertThat(lis.userLeft().getUserName()).isEqualTo("张三");
    Conversation zhangsSecond = zhang.join("张三", "general");
    assertThat(lis.userJoined().getUserName()).isEqualTo("张三");
    talk(zhangsSecond, "我回来了", lis);

    zhang.kill();
    assertThat(lis.userLeft().getCurrentCount()).isEqualTo(1);
    ChatClient zhangNextDay = server.client();
    Await.until("the name is free", () -> zhangNextDay.check("张三").getAvailable());
    zhangNextDay.join("张三", "general");
    assertThat(lis.userJoined().getCurrentCount()).isEqualTo(2);
  }

  private static void talk(Conversation speaker, String text, Conversation listener) {
    speaker.say(text);
    assertThat(speaker.broadcast().getText()).isEqualTo(text);
    assertThat(listener.broadcast().getText()).isEqualTo(text);
  }
}
