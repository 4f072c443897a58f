package chat.client.model;

import chat.proto.EnterRoom;
import chat.proto.Hello;

/**
 * Who one is at which servers.
 *
 * @param encrypted whether nothing is said to any of them but over TLS
 * @param key the secret by which they know the person again
 */
record Account(Servers servers, boolean encrypted, String name, String key) {
  /** Somebody else at the same servers. */
  Account under(String otherName, SessionKeys keys) {
    return new Account(servers, encrypted, otherName, keys.keyFor(servers, otherName));
  }

  Endpoint at(ServerAddress address) {
    return new Endpoint(address, encrypted);
  }

  Hello hello(Iterable<EnterRoom> rooms) {
    return Hello.newBuilder().setUserName(name).setSessionKey(key).addAllRooms(rooms).build();
  }

  /** Without the key, which is for the servers alone. */
  @Override
  public String toString() {
    return name + " at " + servers;
  }
}
