package chat.tools.verify;

import chat.proto.EnterRoom;
import chat.tools.judge.Figure;
import chat.tools.judge.Sent;
import chat.tools.judge.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One person, through all streams and connections: a client as the contract describes it, and
 * nothing more. On the bots' thread.
 */
final class Bot {
  /** A server that answers nothing for so long is left, as a person would press "connect again". */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long after a refusal that passes. */
  static final Duration ASK_AGAIN = Duration.ofMillis(500);

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);
  private static final int MOST_DOUBLINGS = 5;

  private final String name;
  private final String sessionKey;
  private final Stage stage;
  private final FaultPlan plan;
  private final Map<String, View> views = new LinkedHashMap<>();
  private final Outbox outbox;
  private final Set<Sent> refusedForNow = new HashSet<>();
  private final List<Sent> toRepeatAfterReturn = new ArrayList<>();

  /** Streams that go on beside the present one until the server ends them. */
  private final List<Visit> takenOver = new ArrayList<>();

  /** Absent while away. */
  private Visit visit;

  /** Which of the servers it goes to. */
  private int place;

  private int attempts;
  private int disconnections;
  private boolean leaving;

  /** Streams that were given up before the server answered hello; each may displace a later one. */
  private int lostHellos;

  Bot(int index, String sessionKey, List<View> rooms, FaultPlan plan, Stage stage) {
    this.name = stage.wording().name(index);
    this.sessionKey = sessionKey;
    this.plan = plan;
    this.stage = stage;
    place = index;
    rooms.forEach(view -> views.put(view.room().name(), view));
    outbox = new Outbox(index, stage);
  }

  String name() {
    return name;
  }

  Outbox outbox() {
    return outbox;
  }

  Collection<View> views() {
    return views.values();
  }

  Optional<View> view(String room) {
    return Optional.ofNullable(views.get(room));
  }

  boolean online() {
    return visit != null && visit.welcomed();
  }

  boolean gone() {
    return visit == null;
  }

  /** Whether the server owes it an answer. */
  boolean waits() {
    return !outbox.isEmpty() || !online();
  }

  /** Connects and says hello with what it has seen; sends again what was not answered, in order. */
  void comeIn() {
    if (visit != null || leaving) {
      return;
    }
    List<EnterRoom> rooms =
        views.values().stream().map(v -> Requests.room(v.room().name(), v.last())).toList();
    visit = new Visit(this, stage, place, Requests.hello(name, sessionKey, rooms));
    toRepeatAfterReturn.forEach(outbox::again);
    toRepeatAfterReturn.clear();
    outbox.unanswered().forEach(this::transmit);
  }

  /** Says something in one of its rooms; without a connection it waits. */
  void say(View view) {
    Sent message = outbox.write(view.room());
    transmit(message);
    switch (plan.resend(message.key())) {
      case NOT -> {}
      case AT_ONCE -> {
        for (int i = 1; i < FaultPlan.COPIES; i++) {
          repeat(message);
        }
      }
      case LATER -> stage.thread().later(FaultPlan.RESEND_DELAY, () -> repeat(message));
      case AFTER_RETURN -> toRepeatAfterReturn.add(message);
    }
  }

  private void repeat(Sent message) {
    if (!leaving) {
      outbox.again(message);
      transmit(message);
    }
  }

  /** After a refusal that asks for it; once, however many copies were refused. */
  void repeatLater(Sent message) {
    if (refusedForNow.add(message)) {
      stage
          .thread()
          .later(
              ASK_AGAIN,
              () -> {
                refusedForNow.remove(message);
                if (outbox.waitsFor(message)) {
                  transmit(message);
                }
              });
    }
  }

  private void transmit(Sent message) {
    if (visit != null) {
      visit.send(outbox.request(message));
    }
  }

  /** Loses its connection. */
  void cut(FaultPlan.Cut cut) {
    if (visit == null) {
      return;
    }
    stage.tally().cuts++;
    if (cut.whileSending()) {
      say(views.values().iterator().next());
    }
    abandon(cut.manner());
    stage
        .thread()
        .later(
            cut.absence(),
            () -> {
              comeIn();
              cut.again().ifPresent(delay -> stage.thread().later(delay, this::cutAgain));
            });
  }

  private void cutAgain() {
    if (visit != null && !leaving) {
      stage.tally().cuts++;
      abandon(FaultPlan.Manner.RESET);
      comeIn();
    }
  }

  private void abandon(FaultPlan.Manner manner) {
    forget(visit);
    visit.abandon(manner, plan.leftOpen());
    if (manner == FaultPlan.Manner.TAKE_OVER) {
      takenOver.add(visit);
    }
    visit = null;
  }

  /** A stream has failed it, so that it will come back at the next of the servers. */
  private void forget(Visit last) {
    if (!last.welcomed()) {
      lostHellos++;
    }
    views.values().forEach(View::left);
    place++;
  }

  /** Stops reading. */
  void stall() {
    if (online() && !visit.stalled()) {
      stage.tally().stalls++;
      visit.stall();
    }
  }

  void endStall() {
    if (visit != null) {
      visit.endStall();
    }
  }

  /** To be called now and then. */
  void checkPatience() {
    if (visit != null && !leaving && visit.hasWaited(PATIENCE)) {
      stage.tally().impatient++;
      disconnected(visit);
      abandon(FaultPlan.Manner.RESET);
      comeIn();
    }
  }

  void welcomed() {
    attempts = 0;
    takenOver.forEach(old -> stage.thread().later(plan.leftOpen(), old::checkDisplaced));
    takenOver.clear();
  }

  /** Another stream of it has taken over: one that it gave up while its hello was on its way? */
  void displaced() {
    if (lostHellos == 0) {
      stage
          .violations()
          .add(Figure.DISAGREEMENT, "%s was displaced, but has no other stream", name);
    } else {
      lostHellos--;
    }
  }

  /** The server or the network ended the stream. */
  void ended(Visit ended, Duration retryAfter) {
    visit = null;
    if (leaving) {
      return;
    }
    disconnected(ended);
    forget(ended);
    Duration backoff = FIRST_BACKOFF.multipliedBy(1L << Math.min(attempts++, MOST_DOUBLINGS));
    stage.thread().later(backoff.compareTo(retryAfter) > 0 ? backoff : retryAfter, this::comeIn);
  }

  /** A stream that never came to be is none that is lost. */
  private void disconnected(Visit last) {
    if (last.welcomed()) {
      disconnections++;
    }
  }

  /** How often it lost a stream other than by a fault that was injected into its connection. */
  int disconnections() {
    return disconnections;
  }

  /** Says goodbye and does not come back. */
  void leave() {
    leaving = true;
    if (visit != null) {
      visit.endStall();
      visit.send(Requests.GOODBYE);
    }
  }

  /**
   * Why it cannot be judged yet; empty if everything it sent was answered and everything was shown
   * to it.
   */
  Optional<String> unsettled() {
    if (!online()) {
      return Optional.of(name + " is not connected");
    }
    if (!outbox.isEmpty()) {
      return Optional.of(name + " has no answer to " + outbox.unanswered().iterator().next().key());
    }
    return views.values().stream()
        .filter(view -> !view.live())
        .findFirst()
        .map(view -> name + " did not get into " + view.room().name());
  }

  /** Whether there is nothing left to wait for. */
  boolean settled() {
    return unsettled().isEmpty() && views.values().stream().allMatch(View::upToDate);
  }
}
