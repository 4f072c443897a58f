package chat.tools.verify;

import chat.proto.EndCode;
import chat.proto.EnterRoom;
import chat.proto.Refusal;
import chat.proto.SessionEnded;
import chat.proto.SessionEvent;
import chat.proto.SessionRequest;
import chat.proto.Welcome;
import chat.tools.judge.Figure;
import chat.tools.judge.View;
import chat.tools.net.Connection;
import io.grpc.Status;
import java.time.Duration;
import java.util.function.Consumer;

/** One stream of a bot, from hello to its end. On the bots' thread. */
final class Visit implements SessionStream.Listener {
  /** Small, so that a stall is felt by the server soon. */
  private static final int WINDOW = 16 * 1024;

  private static final long NOTHING = 0;

  private final Bot bot;
  private final Stage stage;
  private final SessionStream stream;
  private boolean welcomed;
  private boolean abandoned;
  private boolean over;
  private boolean stalled;
  private Duration retryAfter = Duration.ZERO;
  private long waitingSinceNanos = NOTHING;

  /**
   * @param place which of the servers
   */
  Visit(Bot bot, Stage stage, int place, SessionRequest hello) {
    this.bot = bot;
    this.stage = stage;
    stage.tally().streams++;
    Connection connection =
        stage.servers().connector(place).open(stage.thread().executor(), WINDOW);
    stream = SessionStream.open(connection, this);
    send(hello);
  }

  void send(SessionRequest request) {
    if (waitingSinceNanos == NOTHING) {
      waitingSinceNanos = System.nanoTime();
    }
    stream.send(request);
  }

  boolean welcomed() {
    return welcomed;
  }

  /**
   * Whether the server has not answered anything for so long, although it has something to answer.
   */
  boolean hasWaited(Duration limit) {
    return !stalled
        && waitingSinceNanos != NOTHING
        && System.nanoTime() - waitingSinceNanos > limit.toNanos();
  }

  void stall() {
    stalled = true;
    stream.pause();
  }

  void endStall() {
    if (stalled) {
      stalled = false;
      waitingSinceNanos = bot.waits() ? System.nanoTime() : NOTHING;
      stream.resume();
    }
  }

  boolean stalled() {
    return stalled;
  }

  /**
   * Has nothing to do with the bot any more, whatever the server goes on to say on it.
   *
   * @param leftOpen for how long a silent connection stays open
   */
  void abandon(FaultPlan.Manner manner, Duration leftOpen) {
    abandoned = true;
    switch (manner) {
      case RESET -> stream.connection().reset();
      case CLOSE -> stream.connection().cut();
      case HANG -> {
        stream.connection().freeze();
        stage.thread().later(leftOpen, stream.connection()::reset);
      }
      case TAKE_OVER -> stream.resume();
    }
  }

  /**
   * To be called some time after a later stream was welcomed: this one must have been ended by
   * then.
   */
  void checkDisplaced() {
    if (!over) {
      stage
          .violations()
          .add(
              Figure.DISAGREEMENT,
              "%s has come back over another stream, but the old one goes on",
              bot.name());
      stream.connection().reset();
    }
  }

  @Override
  public void event(SessionEvent event) {
    if (abandoned) {
      if (event.getSessionEnded().getCode() == EndCode.END_CODE_DISPLACED) {
        stage.tally().displaced++;
      }
      return;
    }
    switch (event.getEventCase()) {
      case WELCOME -> onWelcome(event.getWelcome());
      case ROOM_ENTERED ->
          in(event.getRoomEntered().getRoom().getRoomId(), v -> v.entered(event.getRoomEntered()));
      case MESSAGE -> {
        stage.tally().delivered++;
        in(event.getMessage().getRoomId(), view -> view.shown(event.getMessage()));
      }
      case REPLAY_ENDED ->
          in(event.getReplayEnded().getRoomId(), v -> v.replayEnded(event.getReplayEnded()));
      case MESSAGE_STORED -> {
        bot.outbox().stored(event.getMessageStored());
        answered();
      }
      case REFUSAL -> onRefusal(event.getRefusal());
      case SESSION_ENDED -> onSessionEnded(event.getSessionEnded());
      default -> {}
    }
  }

  private void onWelcome(Welcome welcome) {
    if (!welcome.getUserName().equals(bot.name())) {
      stage
          .violations()
          .add(Figure.DISAGREEMENT, "%s is welcomed as %s", bot.name(), welcome.getUserName());
    }
    if (welcome.getResumed()) {
      stage.tally().resumed++;
    }
    welcomed = true;
    bot.welcomed();
    answered();
  }

  private void onRefusal(Refusal refusal) {
    stage.tally().refused(refusal.getCode());
    answered();
    if (!refusal.getClientId().isEmpty()) {
      bot.outbox().refused(refusal).ifPresent(bot::repeatLater);
    } else if (welcomed) {
      in(refusal.getRoomId(), view -> stage.thread().later(Bot.ASK_AGAIN, () -> enterAgain(view)));
    }
  }

  private void enterAgain(View view) {
    if (!abandoned && !over) {
      EnterRoom enter = Requests.room(view.room().name(), view.last());
      send(Requests.enter(enter));
    }
  }

  private void onSessionEnded(SessionEnded ended) {
    stage.tally().farewell(ended.getCode());
    retryAfter = Duration.ofMillis(ended.getRetryAfterMillis());
    if (ended.getCode() == EndCode.END_CODE_DISPLACED) {
      stage.tally().displaced++;
      bot.displaced();
    }
  }

  private void answered() {
    waitingSinceNanos = bot.waits() ? System.nanoTime() : NOTHING;
  }

  private void in(String room, Consumer<View> what) {
    bot.view(room)
        .ifPresentOrElse(
            what,
            () ->
                stage
                    .violations()
                    .add(
                        Figure.DISAGREEMENT,
                        "%s is told of \"%s\", a room it never asked for",
                        bot.name(),
                        room));
  }

  @Override
  public void ended(Status status) {
    over = true;
    if (!abandoned) {
      stage.tally().ended(status.getCode());
      bot.ended(this, retryAfter);
    }
  }
}
