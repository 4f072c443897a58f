package chat.client.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether to encrypt what is said to a server: as the person chose for its hosts just now, else as
 * at the last login there, else always, unless the server is on this machine.
 */
public final class EncryptionChoice {
  private record Chosen(List<String> hosts, boolean encrypted) {}

  private final Function<Servers, Optional<Boolean>> remembered;
  private Optional<Chosen> chosen = Optional.empty();

  /**
   * @param remembered how it was at the last login; empty for a server that is new
   */
  public EncryptionChoice(Function<Servers, Optional<Boolean>> remembered) {
    this.remembered = remembered;
  }

  /** Holds for these hosts until another choice is made: none is taken along to others. */
  public void choose(Servers servers, boolean encrypted) {
    chosen = Optional.of(new Chosen(servers.hosts(), encrypted));
  }

  boolean isEncrypted(Servers servers) {
    return chosen
        .filter(choice -> choice.hosts().equals(servers.hosts()))
        .map(Chosen::encrypted)
        .or(() -> remembered.apply(servers))
        .orElse(!servers.isLoopback());
  }
}
