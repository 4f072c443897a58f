package chat.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EncryptionChoiceTest {
  private static final Servers FAR = Servers.of(new ServerAddress("chat.example.org", 50051));
  private static final Servers NEAR = Servers.of(new ServerAddress("localhost", 50051));

  private static EncryptionChoice remembering(Map<Servers, Boolean> last) {
    return new EncryptionChoice(server -> Optional.ofNullable(last.get(server)));
  }

  @Test
  void aNewServerIsEncryptedUnlessItIsHere() {
    EncryptionChoice choice = remembering(Map.of());
    assertThat(choice.isEncrypted(FAR)).isTrue();
    assertThat(choice.isEncrypted(NEAR)).isFalse();
  }

  @Test
  void aServerOneWasAtIsAsItWas() {
    EncryptionChoice choice = remembering(Map.of(FAR, false, NEAR, true));
    assertThat(choice.isEncrypted(FAR)).isFalse();
    assertThat(choice.isEncrypted(NEAR)).isTrue();
  }

  @Test
  void aChoiceGoesBeforeWhatWasAndStaysAtItsHost() {
    EncryptionChoice choice = remembering(Map.of(FAR, true));
    choice.choose(FAR, false);
    assertThat(choice.isEncrypted(FAR)).isFalse();
    assertThat(choice.isEncrypted(Servers.of(new ServerAddress("chat.example.org", 9)))).isFalse();
    assertThat(choice.isEncrypted(Servers.of(new ServerAddress("example.org", 50051)))).isTrue();
    assertThat(choice.isEncrypted(NEAR)).isFalse();
  }
}
