package chat.client.config;

import chat.client.model.Servers;
import java.util.Optional;

/** How each server was spoken to at the last login, kept among the settings. */
public final class EncryptionMemory {
  private static final String ENCRYPTED = "tls.";

  private final Settings settings;

  public EncryptionMemory(Settings settings) {
    this.settings = settings;
  }

  public Optional<Boolean> of(Servers servers) {
    return settings
        .get(ENCRYPTED + servers)
        .map(Boolean::valueOf)
        .or(() -> wasTheOnlyOne(servers) ? Optional.of(false) : Optional.empty());
  }

  /** Clients of the time before TLS remembered one server and nothing about it: it had none. */
  private boolean wasTheOnlyOne(Servers servers) {
    return !servers.areSeveral()
        && settings.get("server").filter(servers.toString()::equals).isPresent();
  }

  /** Remembers it, in memory only until the settings are saved. */
  public void remember(Servers servers, boolean encrypted) {
    settings.set(ENCRYPTED + servers, String.valueOf(encrypted));
  }
}
