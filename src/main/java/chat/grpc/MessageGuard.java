package chat.grpc;

import akka.grpc.GrpcServiceException;
import akka.stream.Attributes;
import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.AbstractInOutHandler;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.util.ByteString;

/**
 * Reads along in a request's bytes and refuses a message before it is gathered: one that is too
 * large, or compressed. Akka gRPC itself believes any length and inflates without a limit.
 */
final class MessageGuard extends GraphStage<FlowShape<ByteString, ByteString>> {
  /** A message is preceded by a flag byte, 1 for compressed, and its length in four bytes. */
  private static final int PREFIX = 5;

  private final Inlet<ByteString> in = Inlet.create("MessageGuard.in");
  private final Outlet<ByteString> out = Outlet.create("MessageGuard.out");
  private final FlowShape<ByteString, ByteString> shape = FlowShape.of(in, out);
  private final int maxBytes;

  /**
   * A guard for one request.
   *
   * @param maxBytes the largest message, without its prefix
   */
  MessageGuard(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public FlowShape<ByteString, ByteString> shape() {
    return shape;
  }

  @Override
  public GraphStageLogic createLogic(Attributes inheritedAttributes) {
    return new Logic();
  }

  private final class Logic extends GraphStageLogic {
    private int prefixRead;
    private long length;
    private long bodyLeft;

    Logic() {
      super(shape);
      setHandlers(
          in,
          out,
          new AbstractInOutHandler() {
            @Override
            public void onPush() {
              ByteString bytes = grab(in);
              try {
                check(bytes);
                push(out, bytes);
              } catch (GrpcServiceException refused) {
                // Thrown on, it would be logged as a bug of this stage.
                failStage(refused);
              }
            }

            @Override
            public void onPull() {
              pull(in);
            }
          });
    }

    private void check(ByteString bytes) {
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
      }
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
  }
}
