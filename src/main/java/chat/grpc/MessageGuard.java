package chat.grpc;

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
import java.time.Duration;

/**
 * Passes on whole messages, and refuses one that is too large, compressed, cut off, or does not get
 * whole in time. Akka gRPC itself believes any length, inflates without a limit, and keeps what it
 * waits for in as many pieces as it came in.
 */
final class MessageGuard extends GraphStage<FlowShape<ByteString, ByteString>> {
  private static final String DEADLINE = "deadline";

  private final Inlet<ByteString> in = Inlet.create("MessageGuard.in");
  private final Outlet<ByteString> out = Outlet.create("MessageGuard.out");
  private final FlowShape<ByteString, ByteString> shape = FlowShape.of(in, out);
  private final int maxBytes;
  private final boolean one;
  private final Duration deadline;
  private final ByteBudget budget;

  private MessageGuard(int maxBytes, boolean one, Duration deadline, ByteBudget budget) {
    this.maxBytes = maxBytes;
    this.one = one;
    this.deadline = deadline;
    this.budget = budget;
  }

  /**
   * A guard for a request of any number of messages, which pass as they come.
   *
   * @param maxBytes the largest message, without its prefix
   * @param deadline within this time of its first byte, a message has to be complete
   * @param budget the memory for messages that are not complete
   */
  static MessageGuard ofMany(int maxBytes, Duration deadline, ByteBudget budget) {
    return new MessageGuard(maxBytes, false, deadline, budget);
  }

  /**
   * A guard for a request of one message, which passes when the request is complete: before, it is
   * not known whether there is another.
   *
   * @param maxBytes the largest message, without its prefix
   * @param deadline time in which the request has to be complete
   * @param budget the memory for messages that are not complete
   */
  static MessageGuard ofOne(int maxBytes, Duration deadline, ByteBudget budget) {
    return new MessageGuard(maxBytes, true, deadline, budget);
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
    private final WholeMessages messages = new WholeMessages(maxBytes, one, budget);

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
              } catch (CallRefused refused) {
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
              try {
                passOnTheLast(messages.end());
              } catch (CallRefused refused) {
                failStage(refused);
              }
            }
          });
    }

    @Override
    public void preStart() {
      if (one) {
        scheduleOnce(DEADLINE, deadline);
      }
    }

    private void take(ByteString bytes) {
      byte[] whole = messages.add(bytes.toArrayUnsafe());
      if (!one) {
        keepTime(whole.length > 0);
      }
      if (whole.length > 0) {
        push(out, ByteString.fromArrayUnsafe(whole));
      } else {
        pull(in);
      }
    }

    private void keepTime(boolean anew) {
      if (anew || !messages.isHolding()) {
        cancelTimer(DEADLINE);
      }
      if (messages.isHolding() && !isTimerActive(DEADLINE)) {
        scheduleOnce(DEADLINE, deadline);
      }
    }

    private void passOnTheLast(byte[] whole) {
      if (whole.length > 0) {
        emit(out, ByteString.fromArrayUnsafe(whole), this::completeStage);
      } else {
        completeStage();
      }
    }

    @Override
    public void onTimer(Object key) {
      failStage(GrpcErrors.messageTooSlow());
    }

    @Override
    public void postStop() {
      messages.forget();
    }
  }
}
