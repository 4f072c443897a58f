package chat.client.model;

import java.util.Optional;
import java.util.function.Function;

/**
 * Whether to encrypt what is said to a server: as the person chose for its host just now, else as
 * at the last login there, else always, unless the server is on this machine.
 */
public final class EncryptionChoice {
  private record Chosen(String host, boolean encrypted) {}

  private final Function<ServerAddress, Optional<Boolean>> remembered;
  private Optional<Chosen> chosen = Optional.empty();

  /**
   * @param remembered how it was at the last login; empty for a server that is new
   */
  public EncryptionChoice(Function<ServerAddress, Optional<Boolean>> remembered) {
    this.remembered = remembered;
  }

  /** Holds for this host until another choice is made: none is taken along to another host. */
  public void choose(ServerAddress server, boolean encrypted) {
    chosen = Optional.of(new Chosen(server.host(), encrypted));
  }

  boolean isEncrypted(ServerAddress server) {
    return chosen
        .filter(choice -> choice.host().equals(server.host()))
        .map(Chosen::encrypted)
        .or(() -> remembered.apply(server))
        .orElse(!server.isLoopback());
  }
}
