package chat.client.model;

import chat.proto.EnterRoom;
import chat.proto.Hello;

/**
 * Who one is at which server.
 *
 * @param key the secret by which the server knows the person again
 */
record Account(Endpoint server, String name, String key) {
  /** Somebody else at the same server. */
  Account under(String otherName, SessionKeys keys) {
    return new Account(server, otherName, keys.keyFor(server.address(), otherName));
  }

  Hello hello(Iterable<EnterRoom> rooms) {
    return Hello.newBuilder().setUserName(name).setSessionKey(key).addAllRooms(rooms).build();
  }

  /** Without the key, which is for the server alone. */
  @Override
  public String toString() {
    return name + " at " + server;
  }
}
