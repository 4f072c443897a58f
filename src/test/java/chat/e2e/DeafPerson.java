package chat.e2e;

import chat.proto.ChatServiceGrpc;
import java.net.InetSocketAddress;

/**
 * Somebody who does not read, and for whom more waits than the network takes: a stop has to wait
 * for its deadline.
 */
public final class DeafPerson implements AutoCloseable {
  /** HTTP/2's least. */
  private static final int WINDOW = 65_535;

  private static final int MORE_THAN_A_WINDOW = 100;
  private static final int TEXT_LENGTH = 2_000;

  private final ChatClient talking;
  private final ChatClient deaf;
  private Conversation talker;

  private DeafPerson(InetSocketAddress server) {
    talking = ChatClient.of(server);
    deaf = ChatClient.withWindow(WINDOW, server);
  }

  /** Somebody who is in the room general of a server, and has been told all that. */
  public static DeafPerson of(InetSocketAddress server) {
    DeafPerson person = new DeafPerson(server);
    person.listen();
    return person;
  }

  private void listen() {
    talker = talking.join("talker", "general");
    Conversation.openWithoutReading(ChatServiceGrpc.newStub(deaf.channel()))
        .join("deaf", "general");
    talker.userJoined();
    for (int number = 0; number < MORE_THAN_A_WINDOW; number++) {
      talker.say("x".repeat(TEXT_LENGTH)).broadcast();
    }
  }

  /** The one who was talking all the time, and reads. */
  public Conversation talker() {
    return talker;
  }

  @Override
  public void close() {
    talking.close();
    deaf.close();
  }
}
