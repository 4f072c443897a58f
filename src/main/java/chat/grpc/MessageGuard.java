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
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads along in a request's bytes and refuses a message before it is gathered: one that is too
 * large, compressed, or cut off. Akka gRPC itself believes any length and inflates without a limit.
 */
final class MessageGuard extends GraphStage<FlowShape<ByteString, ByteString>> {
  private final Inlet<ByteString> in = Inlet.create("MessageGuard.in");
  private final Outlet<ByteString> out = Outlet.create("MessageGuard.out");
  private final FlowShape<ByteString, ByteString> shape = FlowShape.of(in, out);
  private final int maxBytes;

  /** There for a request of one message. */
  private final Optional<Duration> deadline;

  private MessageGuard(int maxBytes, Optional<Duration> deadline) {
    this.maxBytes = maxBytes;
    this.deadline = deadline;
  }

  /**
   * A guard for a request of any number of messages, which pass as they come.
   *
   * @param maxBytes the largest message, without its prefix
   */
  static MessageGuard ofMany(int maxBytes) {
    return new MessageGuard(maxBytes, Optional.empty());
  }

  /**
   * A guard for a request of one message, which passes when the request is complete: before, it is
   * not known whether there is another.
   *
   * @param maxBytes the largest message, without its prefix
   * @param deadline time in which the request has to be complete
   */
  static MessageGuard ofOne(int maxBytes, Duration deadline) {
    return new MessageGuard(maxBytes, Optional.of(deadline));
  }

  @Override
  public FlowShape<ByteString, ByteString> shape() {
    return shape;
  }

  @Override
  public GraphStageLogic createLogic(Attributes inheritedAttributes) {
    return deadline.<GraphStageLogic>map(OneMessage::new).orElseGet(ManyMessages::new);
  }

  private final class ManyMessages extends GraphStageLogic {
    private final Framing framing = new Framing(maxBytes, false);

    ManyMessages() {
      super(shape);
      setHandlers(
          in,
          out,
          new AbstractInOutHandler() {
            @Override
            public void onPush() {
              ByteString bytes = grab(in);
              try {
                framing.read(bytes);
                push(out, bytes);
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
                framing.end();
                completeStage();
              } catch (CallRefused refused) {
                failStage(refused);
              }
            }
          });
    }
  }

  private final class OneMessage extends TimerGraphStageLogic {
    private final Duration deadline;
    private final Framing framing = new Framing(maxBytes, true);

    /** Never more than a message and what came along with its end. */
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    OneMessage(Duration deadline) {
      super(shape);
      this.deadline = deadline;
      setHandlers(
          in,
          out,
          new AbstractInOutHandler() {
            @Override
            public void onPush() {
              ByteString bytes = grab(in);
              try {
                framing.read(bytes);
                held.writeBytes(bytes.toArrayUnsafe());
                pull(in);
              } catch (CallRefused refused) {
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
                framing.end();
                ByteString message = ByteString.fromArrayUnsafe(held.toByteArray());
                emit(out, message, OneMessage.this::completeStage);
              } catch (CallRefused refused) {
                failStage(refused);
              }
            }
          });
    }

    @Override
    public void preStart() {
      scheduleOnce("deadline", deadline);
    }

    @Override
    public void onTimer(Object deadline) {
      failStage(GrpcErrors.requestTooSlow());
    }
  }
}
