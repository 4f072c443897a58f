package chat.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final Path HOME = Path.of("/home/ann");

  @Test
  void onLinuxFollowTheXdgRules() {
    assertThat(Places.of("Linux", HOME, Map.of()))
        .isEqualTo(
            new Places(
                HOME.resolve(".config/grpc-chat/client.properties"),
                HOME.resolve(".local/state/grpc-chat/client.log"),
                HOME.resolve(".local/state/grpc-chat/sessions"),
                HOME.resolve(".local/state/grpc-chat/drafts"),
                HOME.resolve(".config/grpc-chat/trusted-certificates")));
    assertThat(Places.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "/c", "XDG_STATE_HOME", "/s")))
        .isEqualTo(
            new Places(
                Path.of("/c/grpc-chat/client.properties"),
                Path.of("/s/grpc-chat/client.log"),
                Path.of("/s/grpc-chat/sessions"),
                Path.of("/s/grpc-chat/drafts"),
                Path.of("/c/grpc-chat/trusted-certificates")));
  }

  @Test
  void ignoreAPathThatIsNotAbsolute() {
    assertThat(Places.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "here")).settings())
        .isEqualTo(HOME.resolve(".config/grpc-chat/client.properties"));
  }

  @Test
  void onMacAndWindowsAreTheUsualOnes() {
    assertThat(Places.of("Mac OS X", HOME, Map.of()).settings())
        .isEqualTo(HOME.resolve("Library/Application Support/grpc-chat/client.properties"));
    assertThat(Places.of("Windows 11", HOME, Map.of("APPDATA", "/roaming")).settings())
        .isEqualTo(Path.of("/roaming/grpc-chat/client.properties"));
  }
}
