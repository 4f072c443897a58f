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

  /** Clients of the time before TLS remembered one server and nothing about it: it had none. */
  public Optional<Boolean> of(Servers servers) {
    return settings
        .get(ENCRYPTED + servers)
        .map(Boolean::valueOf)
        .or(() -> settings.get("server").filter(servers.toString()::equals).map(last -> false));
  }

  /** Remembers it, in memory only until the settings are saved. */
  public void remember(Servers servers, boolean encrypted) {
    settings.set(ENCRYPTED + servers, String.valueOf(encrypted));
  }
}
