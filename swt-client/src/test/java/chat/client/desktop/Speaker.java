package chat.client.desktop;

import chat.client.config.TrustFile;
import chat.client.model.CertificateProblem;
import chat.client.model.Endpoint;
import chat.client.model.Failure;
import chat.client.model.Link;
import chat.client.model.ServerAddress;
import chat.client.model.SessionEvents;
import chat.client.net.GrpcNetwork;
import chat.client.net.TlsFiles;
import chat.proto.EnterRoom;
import chat.proto.Hello;
import chat.proto.SendMessage;
import chat.proto.SessionEvent;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Somebody without a window, who talks over the real network. */
final class Speaker implements AutoCloseable, SessionEvents {
  private static final int PATIENCE_SECONDS = 30;

  private final GrpcNetwork network;
  private final Link link;
  private final BlockingQueue<SessionEvent> heard = new LinkedBlockingQueue<>();

  Speaker(int port, String name) {
    TrustFile nobody = new TrustFile(Path.of("target/desktop/nobody"));
    network = new GrpcNetwork(Runnable::run, () -> "en", () -> TlsFiles.NONE, nobody);
    link = network.connect(new Endpoint(new ServerAddress("localhost", port), false));
    String key = UUID.randomUUID().toString();
    link.hello(Hello.newBuilder().setUserName(name).setSessionKey(key).build(), this);
    await(SessionEvent::hasWelcome);
  }

  void enter(String room) {
    link.enter(EnterRoom.newBuilder().setRoomId(room).build());
    await(SessionEvent::hasRoomEntered);
  }

  /** Returns whether the server stored it. */
  boolean say(String room, String text) {
    String id = UUID.randomUUID().toString();
    link.say(SendMessage.newBuilder().setRoomId(room).setClientId(id).setText(text).build());
    return await(event -> event.hasMessageStored() || event.hasRefusal()).hasMessageStored();
  }

  private SessionEvent await(Predicate<SessionEvent> wanted) {
    try {
      while (true) {
        SessionEvent event = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
          throw new AssertionError("the server does not answer");
        }
        if (wanted.test(event)) {
          return event;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void received(SessionEvent event) {
    heard.add(event);
  }

  @Override
  public void completed() {}

  @Override
  public void failed(Failure failure) {}

  @Override
  public void untrusted(CertificateProblem problem) {}

  /** Without a goodbye, as when the connection is lost. */
  @Override
  public void close() {
    link.close();
    network.close();
  }
}
