package chat.transport;

import akka.Done;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that serve the sockets. They are an executor too, for what handles requests: what a
 * loop itself hands over stays on that loop, so that a message need not wait for a thread to wake
 * up, and what it causes is written with one flush.
 */
public final class EventLoops implements Executor {
  private final EventLoopGroup group;

  /** The loop that the current thread is; null if it is none of these. */
  private final FastThreadLocal<EventExecutor> current =
      new FastThreadLocal<>() {
        @Override
        protected EventExecutor initialValue() {
          for (EventExecutor loop : group) {
            if (loop.inEventLoop()) {
              return loop;
            }
          }
          return null;
        }
      };

  private EventLoops(EventLoopGroup group) {
    this.group = group;
  }

  /** Starts so many threads. */
  public static EventLoops start(int threads) {
    return new EventLoops(
        new MultiThreadIoEventLoopGroup(
            threads, new DefaultThreadFactory("http2", true), NioIoHandler.newFactory()));
  }

  EventLoopGroup group() {
    return group;
  }

  @Override
  public void execute(Runnable task) {
    EventExecutor loop = current.get();
    (loop == null ? group : loop).execute(task);
  }

  /** Ends the threads; what they are given later is refused. */
  public CompletionStage<Done> stop() {
    return stop(Duration.ZERO, Duration.ofSeconds(1));
  }

  /** Ends the threads when nobody has given them anything for 2 s, or after 30 s. */
  public CompletionStage<Done> stopWhenQuiet() {
    return stop(Duration.ofSeconds(2), Duration.ofSeconds(30));
  }

  private CompletionStage<Done> stop(Duration quiet, Duration longest) {
    CompletableFuture<Done> stopped = new CompletableFuture<>();
    group
        .shutdownGracefully(quiet.toMillis(), longest.toMillis(), TimeUnit.MILLISECONDS)
        .addListener(done -> stopped.complete(Done.getInstance()));
    return stopped.minimalCompletionStage();
  }
}
