package chat.client.model;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is trusted, for as long as a test. */
public final class TrustInMemory implements TrustedCertificates {
  private final Map<ServerAddress, Trusted> all = new ConcurrentHashMap<>();

  @Override
  public Optional<Trusted> find(ServerAddress server) {
    return Optional.ofNullable(all.get(server));
  }

  @Override
  public void trust(ServerAddress server, Trusted certificate) {
    all.put(server, certificate);
  }
}
