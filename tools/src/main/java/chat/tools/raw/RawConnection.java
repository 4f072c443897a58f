package chat.tools.raw;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A TCP connection for whatever bytes, which waits for nothing it is not asked to. One thread. */
public final class RawConnection implements AutoCloseable {
  /** How the other side ended it. */
  public enum End {
    /** It is open. */
    NOT,
    /** In order. */
    CLOSED,
    /** By a reset. */
    RESET
  }

  private static final Duration TURN = Duration.ofMillis(20);
  private static final int LARGEST_READ = 64 * 1024;

  private final SocketChannel channel;
  private final FrameReader reader = new FrameReader();
  private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST_READ);
  private final long openedAtNanos = System.nanoTime();
  private End end = End.NOT;
  private long bytesSent;

  private RawConnection(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Connects.
   *
   * @param from this machine's address it comes from
   * @throws IOException if nobody accepts it in time
   */
  public static RawConnection open(InetSocketAddress target, InetAddress from, Duration limit)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.bind(new InetSocketAddress(from, 0));
      channel.socket().connect(target, (int) limit.toMillis());
      channel.configureBlocking(false);
      return new RawConnection(channel);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  /**
   * Sends all of it unless the server ends the connection.
   *
   * @param giveUp asked now and then while the server takes nothing
   * @return whether all was handed to the system
   */
  public boolean send(byte[] bytes, BooleanSupplier giveUp) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining() && end == End.NOT) {
      try {
        int written = channel.write(rest);
        bytesSent += written;
        if (written == 0) {
          if (giveUp.getAsBoolean()) {
            return false;
          }
          await(SelectionKey.OP_WRITE, TURN);
        }
      } catch (IOException reset) {
        end = End.RESET;
      }
    }
    return !rest.hasRemaining();
  }

  /** The same, for no longer than this. */
  public boolean send(byte[] bytes, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    return send(bytes, () -> System.nanoTime() - deadline > 0);
  }

  /** The frames that are there, without waiting. */
  public List<Frame> read() {
    List<Frame> frames = new ArrayList<>();
    while (end != End.CLOSED) {
      buffer.clear();
      int count;
      try {
        count = channel.read(buffer);
      } catch (IOException reset) {
        end = End.RESET;
        break;
      }
      if (count < 0) {
        end = End.CLOSED;
      } else if (count == 0) {
        break;
      }
      frames.addAll(reader.take(buffer.flip()));
    }
    return frames;
  }

  /** The frames that are there or come within this time, at least one if any does. */
  public List<Frame> read(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    List<Frame> frames = read();
    while (frames.isEmpty() && end == End.NOT && System.nanoTime() - deadline < 0) {
      await(SelectionKey.OP_READ, TURN);
      frames = read();
    }
    return frames;
  }

  /** Reads on until such a frame comes; empty if none does in time, or the connection ends. */
  public Optional<Frame> await(Predicate<Frame> wanted, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      List<Frame> frames = read(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      Optional<Frame> found = frames.stream().filter(wanted).findFirst();
      if (found.isPresent() || frames.isEmpty()) {
        return found;
      }
    }
  }

  public End end() {
    return end;
  }

  public long bytesSent() {
    return bytesSent;
  }

  /** How long ago it was opened. */
  public long ageNanos() {
    return System.nanoTime() - openedAtNanos;
  }

  /** Ends it by a TCP reset. */
  public void reset() {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException gone) {
      // Then there is nothing to reset.
    }
    close();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      // The system has forgotten it all the same.
    }
  }

  private void await(int operation, Duration limit) {
    try (Selector selector = Selector.open()) {
      channel.register(selector, operation);
      selector.select(limit.toMillis());
    } catch (IOException failure) {
      end = End.RESET;
    }
  }
}
