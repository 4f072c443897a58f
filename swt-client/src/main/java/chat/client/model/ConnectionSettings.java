package chat.client.model;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the client gets to its server, as it is being typed. What makes sense is kept at once and
 * holds from the next connection on; what does not is only named.
 */
public final class ConnectionSettings extends Model {
  /** What can be typed. */
  public enum Field {
    NAME("name"),
    SERVER("server"),
    CA_FILE("ca-file"),
    CLIENT_CERTIFICATE("client-certificate"),
    CLIENT_KEY("client-key");

    private final String key;

    Field(String key) {
      this.key = key;
    }

    /** Whether it names a file. */
    public boolean isFile() {
      return ordinal() >= CA_FILE.ordinal();
    }
  }

  /** What is wrong. */
  public enum Flaw {
    NO_ADDRESS,
    NO_FILE,
    NO_CERTIFICATE,
    NO_KEY
  }

  private final Preferences preferences;
  private final EncryptionChoice encryption;
  private final Map<Field, String> typed = new EnumMap<>(Field.class);

  public ConnectionSettings(Preferences preferences) {
    this.preferences = preferences;
    encryption =
        new EncryptionChoice(
            server -> preferences.get(encryptionKey(server)).map(Boolean::valueOf));
  }

  public String get(Field field) {
    return typed.getOrDefault(field, preferences.get(field.key).orElse(""));
  }

  /** Takes what is typed, and keeps it if it makes sense. */
  public void set(Field field, String value) {
    if (value.equals(get(field))) {
      return;
    }
    typed.put(field, value);
    if (makesSense(field)) {
      boolean encrypted = isEncrypted();
      preferences.set(field.key, value.strip());
      if (field == Field.SERVER) {
        keepEncryption(encrypted);
      }
    }
    changed();
  }

  /** The first thing that is wrong; what is wrong with one field is not kept. */
  public Optional<Flaw> flaw() {
    if (!makesSense(Field.SERVER)) {
      return Optional.of(Flaw.NO_ADDRESS);
    }
    if (!makesSense(Field.CA_FILE)
        || !makesSense(Field.CLIENT_CERTIFICATE)
        || !makesSense(Field.CLIENT_KEY)) {
      return Optional.of(Flaw.NO_FILE);
    }
    boolean certificate = !get(Field.CLIENT_CERTIFICATE).isBlank();
    boolean key = !get(Field.CLIENT_KEY).isBlank();
    if (certificate == key) {
      return Optional.empty();
    }
    return Optional.of(certificate ? Flaw.NO_KEY : Flaw.NO_CERTIFICATE);
  }

  /** Whether what stands there is a server, or several. */
  public boolean hasServer() {
    return servers().isPresent();
  }

  /** Whether the server as it stands is spoken to over TLS. */
  public boolean isEncrypted() {
    return servers().map(encryption::isEncrypted).orElse(true);
  }

  public void setEncrypted(boolean encrypted) {
    keepEncryption(encrypted);
    changed();
  }

  private void keepEncryption(boolean encrypted) {
    servers().ifPresent(to -> preferences.set(encryptionKey(to), String.valueOf(encrypted)));
  }

  private static String encryptionKey(Servers servers) {
    return "tls." + servers;
  }

  private Optional<Servers> servers() {
    return Servers.parse(get(Field.SERVER));
  }

  private boolean makesSense(Field field) {
    String value = get(field).strip();
    if (value.isEmpty() || field == Field.NAME) {
      return true;
    }
    return field.isFile() ? isReadable(value) : servers().isPresent();
  }

  private static boolean isReadable(String file) {
    try {
      return Files.isRegularFile(Path.of(file)) && Files.isReadable(Path.of(file));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
