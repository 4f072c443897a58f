package chat.tools.verify;

import chat.tools.net.Connector;
import com.google.common.net.HostAndPort;
import java.util.List;

/** The servers of a run, which are one chat; places go round. May be called from any thread. */
final class Servers implements AutoCloseable {
  private final List<HostAndPort> addresses;
  private final List<Connector> connectors;

  Servers(List<HostAndPort> addresses) {
    this.addresses = List.copyOf(addresses);
    connectors = this.addresses.stream().map(Connector::new).toList();
  }

  int count() {
    return addresses.size();
  }

  HostAndPort address(int place) {
    return addresses.get(place % addresses.size());
  }

  Connector connector(int place) {
    return connectors.get(place % connectors.size());
  }

  @Override
  public void close() {
    connectors.forEach(Connector::close);
  }
}
