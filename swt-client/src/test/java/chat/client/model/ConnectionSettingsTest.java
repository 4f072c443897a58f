package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.ConnectionSettings.Field;
import chat.client.model.ConnectionSettings.Flaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionSettingsTest {
  @TempDir private Path folder;
  private final PreferencesInMemory store = new PreferencesInMemory();
  private final ConnectionSettings settings = new ConnectionSettings(new Preferences(store));

  private String file(String name) throws IOException {
    return Files.createFile(folder.resolve(name)).toString();
  }

  @Test
  void anAddressIsKeptTogetherWithItsEncryption() {
    settings.set(Field.SERVER, "chat.example.org");
    assertThat(store.get("server")).contains("chat.example.org");
    assertThat(store.get("tls.chat.example.org:50051")).contains("true");
  }

  @Test
  void severalAddressesAreKeptAsTyped() {
    settings.set(Field.SERVER, "a, b:7");
    assertThat(settings.flaw()).isEmpty();
    assertThat(store.get("server")).contains("a, b:7");
    assertThat(store.get("tls.a:50051,b:7")).contains("true");
  }

  @Test
  void whatIsNoAddressIsNamedAndNotKept() {
    settings.set(Field.SERVER, "localhost");
    settings.set(Field.SERVER, "localhost:x");
    assertThat(settings.get(Field.SERVER)).isEqualTo("localhost:x");
    assertThat(settings.flaw()).contains(Flaw.NO_ADDRESS);
    assertThat(store.get("server")).contains("localhost");
  }

  @Test
  void encryptionIsRememberedForTheServer() {
    settings.set(Field.SERVER, "chat.example.org");
    settings.setEncrypted(false);
    settings.set(Field.SERVER, "other.example.org");
    assertThat(settings.isEncrypted()).isTrue();
    settings.set(Field.SERVER, "chat.example.org");
    assertThat(settings.isEncrypted()).isFalse();
    assertThat(store.get("tls.chat.example.org:50051")).contains("false");
  }

  @Test
  void aFileThatIsThereIsKeptAndOneThatIsNotIsNamed() throws IOException {
    String there = file("ca.pem");
    settings.set(Field.CA_FILE, there);
    settings.set(Field.CA_FILE, there + "x");
    assertThat(settings.flaw()).contains(Flaw.NO_FILE);
    assertThat(store.get("ca-file")).contains(there);
    settings.set(Field.CA_FILE, "");
    assertThat(settings.flaw()).isEmpty();
    assertThat(store.get("ca-file")).contains("");
  }

  @Test
  void certificateAndKeyGoTogether() throws IOException {
    settings.set(Field.CLIENT_CERTIFICATE, file("me.pem"));
    assertThat(settings.flaw()).contains(Flaw.NO_KEY);
    settings.set(Field.CLIENT_KEY, file("me.key"));
    assertThat(settings.flaw()).isEmpty();
    settings.set(Field.CLIENT_CERTIFICATE, "");
    assertThat(settings.flaw()).contains(Flaw.NO_CERTIFICATE);
  }
}
