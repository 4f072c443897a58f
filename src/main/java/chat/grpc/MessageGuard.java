package chat.grpc;

import akka.grpc.GrpcServiceException;
import akka.stream.Attributes;
import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.AbstractInOutHandler;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.stream.stage.TimerGraphStageLogic;
import akka.util.ByteString;
import chat.limits.ByteBudget;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

/**
 * Passes on whole messages, and refuses one that is too large, compressed, or does not get whole in
 * time. Akka gRPC itself believes any length, inflates without a limit, and keeps what it waits for
 * in as many pieces as it came in.
 */
final class MessageGuard extends GraphStage<FlowShape<ByteString, ByteString>> {
  /** A message is preceded by a flag byte, 1 for compressed, and its length in four bytes. */
  private static final int PREFIX = 5;

  private final Inlet<ByteString> in = Inlet.create("MessageGuard.in");
  private final Outlet<ByteString> out = Outlet.create("MessageGuard.out");
  private final FlowShape<ByteString, ByteString> shape = FlowShape.of(in, out);
  private final int maxBytes;
  private final Duration deadline;
  private final ByteBudget budget;

  /**
   * A guard for one request.
   *
   * @param maxBytes the largest message, without its prefix
   * @param deadline within this time of its first byte, a message must be whole
   * @param budget what the beginnings of messages take of the memory
   */
  MessageGuard(int maxBytes, Duration deadline, ByteBudget budget) {
    this.maxBytes = maxBytes;
    this.deadline = deadline;
    this.budget = budget;
  }

  @Override
  public FlowShape<ByteString, ByteString> shape() {
    return shape;
  }

  @Override
  public GraphStageLogic createLogic(Attributes inheritedAttributes) {
    return new Logic();
  }

  private final class Logic extends TimerGraphStageLogic {
    private int prefixRead;
    private long length;
    private long bodyLeft;

    /** The beginning of a message whose rest has not come; empty if there is none. */
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream(0);

    Logic() {
      super(shape);
      setHandlers(
          in,
          out,
          new AbstractInOutHandler() {
            @Override
            public void onPush() {
              try {
                take(grab(in));
              } catch (GrpcServiceException refused) {
                // Thrown on, it would be logged as a bug of this stage.
                failStage(refused);
              }
            }

            @Override
            public void onPull() {
              pull(in);
            }

            @Override
            public void onUpstreamFinish() {
              if (begun.size() > 0) {
                // Akka gRPC says what it thinks of half a message.
                emit(out, withBegun(ByteString.emptyByteString()));
              }
              completeStage();
            }
          });
    }

    private void take(ByteString bytes) {
      int whole = endOfLastWhole(bytes);
      if (whole > 0) {
        push(out, withBegun(bytes.take(whole)));
      } else {
        pull(in);
      }
      if (whole < bytes.size()) {
        keep(bytes.drop(whole));
      }
    }

    /** Where the last message ends that ends in here; 0 if none does. */
    private int endOfLastWhole(ByteString bytes) {
      int end = 0;
      int at = 0;
      while (at < bytes.size()) {
        if (bodyLeft > 0) {
          long step = Math.min(bodyLeft, bytes.size() - at);
          bodyLeft -= step;
          at += (int) step;
        } else {
          readPrefix(bytes.apply(at) & 0xff);
          at++;
        }
        if (bodyLeft == 0 && prefixRead == 0) {
          end = at;
        }
      }
      return end;
    }

    private void readPrefix(int value) {
      if (prefixRead == 0) {
        length = 0;
        if (value != 0) {
          throw GrpcErrors.compressed();
        }
      } else {
        length = length << 8 | value;
      }
      prefixRead = (prefixRead + 1) % PREFIX;
      if (prefixRead == 0) {
        if (length > maxBytes) {
          throw GrpcErrors.messageTooLarge(length, maxBytes);
        }
        bodyLeft = length;
      }
    }

    private void keep(ByteString bytes) {
      if (begun.size() == 0) {
        scheduleOnce(deadline, deadline);
      }
      if (!budget.tryTake(bytes.size())) {
        throw GrpcErrors.tooManyBegunMessages();
      }
      begun.writeBytes(bytes.toArrayUnsafe());
    }

    /** These bytes behind those that wait for them. */
    private ByteString withBegun(ByteString rest) {
      if (begun.size() == 0) {
        return rest;
      }
      begun.writeBytes(rest.toArrayUnsafe());
      ByteString whole = ByteString.fromArrayUnsafe(begun.toByteArray());
      forget(whole.size() - rest.size());
      cancelTimer(deadline);
      return whole;
    }

    private void forget(int bytes) {
      budget.give(bytes);
      begun.reset();
    }

    @Override
    public void onTimer(Object key) {
      failStage(GrpcErrors.messageTooLate());
    }

    @Override
    public void postStop() {
      forget(begun.size());
    }
  }
}
