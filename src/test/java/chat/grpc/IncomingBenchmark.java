package chat.grpc;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import chat.actors.SessionInput;
import chat.limits.ByteBudget;
import chat.proto.SendMessage;
import chat.proto.SessionRequest;
import chat.transport.IncomingBody;
import com.google.common.primitives.Bytes;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to take a message in, from the bytes off the socket to the session's input. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class IncomingBenchmark {
  private static final int BURST = 20;

  private final byte[] request =
      Frames.of(
          SessionRequest.newBuilder()
              .setSendMessage(
                  SendMessage.newBuilder()
                      .setRoomId("general")
                      .setClientId("01977f3e-5c00-7000-8000-000000000000")
                      .setText("x".repeat(100)))
              .build());
  private final byte[] burst =
      Bytes.concat(Collections.nCopies(BURST, request).toArray(byte[][]::new));
  private final Body body = new Body();
  private final Session session = new Session();

  private ActorTestKit testKit;
  private Inbox<SessionRequest> inbox;

  /** A request's body that always has what was brought last. */
  private static final class Body implements IncomingBody {
    private byte[] waiting;
    private Runnable wake;

    void brings(byte[] bytes) {
      waiting = bytes;
      wake.run();
    }

    @Override
    public void open(Runnable reader) {
      wake = reader;
    }

    @Override
    public byte[] poll() {
      byte[] bytes = waiting;
      waiting = null;
      return bytes;
    }

    @Override
    public boolean isEnded() {
      return false;
    }

    @Override
    public Throwable failure() {
      return null;
    }

    @Override
    public void discard() {
      waiting = null;
    }
  }

  /** The session, which asks for the next message as soon as it has one. */
  private final class Session implements Inbox.Listener<SessionRequest> {
    private SessionInput newest;

    @Override
    public void message(SessionRequest message) {
      newest = SessionWire.toInput(message);
      inbox.more();
    }

    @Override
    public void ended(Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Setup
  public void open() {
    testKit = ActorTestKit.create();
    inbox =
        new Inbox<>(
            body,
            SessionRequest.parser(),
            new WholeMessages(64 * 1024, false, ByteBudget.of(64 * 1024)),
            Duration.ofSeconds(30),
            testKit.system());
    inbox.open(session);
  }

  @TearDown
  public void close() {
    inbox.close();
    testKit.shutdownTestKit();
  }

  /** Each message comes by itself, as people type. */
  @Benchmark
  public SessionInput oneByOne() {
    body.brings(request);
    return session.newest;
  }

  /** Many come in one piece, as what waited for a connection does. */
  @Benchmark
  @OperationsPerInvocation(BURST)
  public SessionInput inBursts() {
    body.brings(burst);
    return session.newest;
  }
}
