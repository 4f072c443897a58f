package chat.transport;

import akka.stream.Attributes;
import akka.stream.Outlet;
import akka.stream.SourceShape;
import akka.stream.stage.AbstractOutHandler;
import akka.stream.stage.AsyncCallback;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.util.ByteString;

/** A request's body as a stream. */
final class RequestSource extends GraphStage<SourceShape<ByteString>> {
  private final Outlet<ByteString> out = Outlet.create("RequestSource.out");
  private final SourceShape<ByteString> shape = SourceShape.of(out);
  private final IncomingBody body;

  RequestSource(IncomingBody body) {
    this.body = body;
  }

  @Override
  public SourceShape<ByteString> shape() {
    return shape;
  }

  @Override
  public GraphStageLogic createLogic(Attributes attributes) {
    return new Logic();
  }

  private final class Logic extends GraphStageLogic {
    Logic() {
      super(shape);
      setHandler(
          out,
          new AbstractOutHandler() {
            @Override
            public void onPull() {
              proceed();
            }

            @Override
            public void onDownstreamFinish(Throwable cause) {
              body.discard();
              completeStage();
            }
          });
    }

    @Override
    public void preStart() {
      AsyncCallback<IncomingBody> wake = createAsyncCallback(same -> proceed());
      body.open(() -> wake.invoke(body));
    }

    private void proceed() {
      // Looked at first: what comes before the end must not be missed.
      boolean ended = body.isEnded();
      if (body.failure() != null) {
        failStage(body.failure());
      } else if (isAvailable(out)) {
        byte[] bytes = body.poll();
        if (bytes != null) {
          push(out, ByteString.fromArrayUnsafe(bytes));
        } else if (ended) {
          completeStage();
        }
      }
    }
  }
}
