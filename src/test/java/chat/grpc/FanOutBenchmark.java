package chat.grpc;

import chat.actors.Room;
import chat.actors.SessionOutput;
import chat.config.Language;
import chat.ops.Metrics;
import chat.store.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What it costs to deliver a message to one of those in a full room, from the session that is told
 * to the bytes that the event loop fetches.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FanOutBenchmark {
  private static final int RECEIVERS = 20;
  private static final int CAPACITY = 100;
  private static final Runnable NOTHING = () -> {};

  private final List<StoredMessage> messages =
      List.of(
          new StoredMessage(
              1_000_000,
              "Ann",
              "x".repeat(100),
              Instant.ofEpochMilli(1_800_000_000_000L),
              "01977f3e-5c00-7000-8000-000000000000"));
  private final List<StreamOutbox<SessionOutput>> outboxes =
      Stream.generate(FanOutBenchmark::outbox).limit(RECEIVERS).toList();

  private static StreamOutbox<SessionOutput> outbox() {
    Metrics metrics = new Metrics();
    SessionWire wire =
        new SessionWire(new Wire(Texts.in(Language.EN), 1_000), Duration.ofMinutes(2));
    StreamOutbox<SessionOutput> outbox =
        new StreamOutbox<>(CAPACITY, wire, new GrpcErrors(metrics), metrics, NOTHING);
    outbox.open(NOTHING);
    return outbox;
  }

  /** As the room does it: all are told the same event, and the first to be served encodes it. */
  @Benchmark
  @OperationsPerInvocation(RECEIVERS)
  public void encodedOnceForAll(Blackhole socket) {
    Room.Said said = said();
    outboxes.forEach(outbox -> outbox.offer(new SessionOutput.Happened(said)));
    outboxes.forEach(outbox -> drain(outbox, socket));
  }

  /** For comparison: what it would cost if receivers shared nothing. */
  @Benchmark
  @OperationsPerInvocation(RECEIVERS)
  public void encodedForEach(Blackhole socket) {
    outboxes.forEach(outbox -> outbox.offer(new SessionOutput.Happened(said())));
    outboxes.forEach(outbox -> drain(outbox, socket));
  }

  private Room.Said said() {
    return new Room.Said("general", messages);
  }

  private static void drain(StreamOutbox<SessionOutput> outbox, Blackhole socket) {
    for (byte[] part = outbox.poll(); part != null; part = outbox.poll()) {
      socket.consume(part);
    }
  }
}
