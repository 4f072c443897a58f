package chat.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.ServerAddress;
import chat.client.model.Servers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionMemoryTest {
  private static final Servers ONE = Servers.of(new ServerAddress("one.example.org", 50051));
  private static final Servers TWO = Servers.of(new ServerAddress("two.example.org", 50051));

  @TempDir private Path folder;

  private Settings settings() {
    return Settings.load(folder.resolve("client.properties"));
  }

  @Test
  void keepsItForEachServer() {
    Settings settings = settings();
    EncryptionMemory memory = new EncryptionMemory(settings);
    memory.remember(ONE, true);
    memory.remember(TWO, false);
    settings.save();
    EncryptionMemory later = new EncryptionMemory(settings());
    assertThat(later.of(ONE)).contains(true);
    assertThat(later.of(TWO)).contains(false);
    assertThat(later.of(Servers.of(new ServerAddress("one.example.org", 1)))).isEmpty();
  }

  @Test
  void knowsThatTheServerOfAnOlderClientHadNone() {
    Settings settings = settings().set("server", ONE.toString());
    assertThat(new EncryptionMemory(settings).of(ONE)).contains(false);
    assertThat(new EncryptionMemory(settings).of(TWO)).isEmpty();
  }

  @Test
  void doesNotTakeSeveralServersForThatOfAnOlderClient() {
    Servers both = Servers.parse("one.example.org,two.example.org").orElseThrow();
    Settings settings = settings().set("server", both.toString());
    assertThat(new EncryptionMemory(settings).of(both)).isEmpty();
  }
}
