package chat.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.ServerAddress;
import chat.client.model.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {
  private static final Servers SERVER = Servers.of(new ServerAddress("chat.example.org", 50051));

  @TempDir private Path home;
  private Path folder;

  @BeforeEach
  void choose() {
    folder = home.resolve("grpc-chat/sessions");
  }

  private String key(Servers server, String name) {
    return new KeyFiles(folder).keyFor(server, name);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void aNameHasTheSameKeyAfterARestart() {
    String key = key(SERVER, "李雷");
    assertThat(key).hasSize(36);
    assertThat(key(SERVER, "李雷")).isEqualTo(key);
    assertThat(key(SERVER, "Ann")).isEqualTo(key(SERVER, "ANN"));
  }

  @Test
  void eachNameAtEachServerHasAKeyOfItsOwn() {
    Servers other = Servers.of(new ServerAddress("chat.example.org", 50052));
    assertThat(List.of(key(SERVER, "Ann"), key(SERVER, "Bob"), key(other, "Ann")))
        .doesNotHaveDuplicates();
  }

  @Test
  void nobodyElseCanReadThem() throws IOException {
    key(SERVER, "Ann");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void aDamagedFileIsReplaced() throws IOException {
    key(SERVER, "Ann");
    Files.writeString(files().get(0), "half a k");
    String key = key(SERVER, "Ann");
    assertThat(key).hasSize(36);
    assertThat(key(SERVER, "Ann")).isEqualTo(key);
  }

  @Test
  void withoutADiskAKeyLastsAsLongAsTheProgram() throws IOException {
    KeyFiles keys = new KeyFiles(Files.createFile(home.resolve("no-folder")).resolve("x"));
    assertThat(keys.keyFor(SERVER, "Ann")).hasSize(36).isEqualTo(keys.keyFor(SERVER, "Ann"));
  }
}
