package chat.client.model;

import java.util.List;

/** Which of several servers has its turn. After the last comes the first. */
final class Rotation {
  private final Servers servers;
  private int at;

  /**
   * @param first one of them, to begin with
   */
  Rotation(Servers servers, ServerAddress first) {
    this.servers = servers;
    goTo(first);
  }

  Servers servers() {
    return servers;
  }

  ServerAddress current() {
    return addresses().get(at);
  }

  void next() {
    at = (at + 1) % addresses().size();
  }

  /** Gives it its turn at once, unless it is none of them. */
  void goTo(ServerAddress server) {
    at = addresses().contains(server) ? addresses().indexOf(server) : at;
  }

  private List<ServerAddress> addresses() {
    return servers.addresses();
  }
}
