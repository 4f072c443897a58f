package chat.tools.crowd;

import chat.tools.crowd.CrowdOptions.Mode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One person in one room over one stream that must not end. May be called from any thread. */
final class Talker implements RoomLine.Listener {
  private final String name;
  private final CrowdOptions options;
  private final int members;
  private final Measure measure;
  private final Consumer<String> failed;
  private final CompletableFuture<Void> inRoom = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final Order order = new Order();
  private RoomLine line;
  private volatile boolean talking;
  private volatile int skipped;

  /**
   * @param members how many people are in its room, itself counted
   * @param failed is told why its stream ended, if it did
   */
  Talker(String name, CrowdOptions options, int members, Measure measure, Consumer<String> failed) {
    this.name = name;
    this.options = options;
    this.members = members;
    this.measure = measure;
    this.failed = failed;
  }

  String name() {
    return name;
  }

  /** Takes up its line; completes when it is in the room. */
  CompletionStage<Void> start(RoomLine itsLine) {
    line = itsLine;
    line.open(this);
    return inRoom;
  }

  /** In a closed loop, says the first thing. */
  void talk() {
    talking = true;
    if (options.mode() == Mode.CLOSED) {
      say(System.nanoTime());
    }
  }

  void stop() {
    talking = false;
  }

  void leave() {
    line.close();
  }

  /** Says something that was to be said at that time. */
  synchronized void say(long dueAtNanos) {
    measure.sent(members);
    line.say(new Text(name, dueAtNanos).of(options.payload()));
  }

  @Override
  public void entered() {
    inRoom.complete(null);
  }

  @Override
  public void shown(long seq, String text) {
    long now = System.nanoTime();
    if (seq != 0) {
      measure.ordered(order.place(seq));
      skipped = order.open();
    }
    Text.parse(text).ifPresent(said -> shown(said, now));
  }

  private void shown(Text said, long now) {
    measure.shown(now - said.dueAtNanos());
    if (talking && options.mode() == Mode.CLOSED && said.sender().equals(name)) {
      say(now);
    }
  }

  /** How many numbers it was not shown, though greater ones were. */
  int skipped() {
    return skipped;
  }

  @Override
  public void over() {
    end.complete(null);
  }

  /** Completes when its stream is over, for whatever reason. */
  CompletionStage<Void> end() {
    return end;
  }

  boolean isOver() {
    return end.isDone();
  }

  @Override
  public void ended(String why) {
    failed.accept(name + ": " + why);
    inRoom.completeExceptionally(new CrowdFailure(name + ": " + why));
  }
}
