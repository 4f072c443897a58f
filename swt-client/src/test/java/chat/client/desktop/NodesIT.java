package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server with several addresses: one that is refused, one that goes away. */
class NodesIT extends DesktopTest {
  private final Socket nobody = new Socket();

  @BeforeEach
  void takeAPortWithoutListening() throws IOException {
    nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void freeThePort() throws IOException {
    nobody.close();
  }

  private static String at(int port) {
    return "localhost:" + port;
  }

  private ClientWindow client(String servers) {
    return screen.client(Map.of(), home, "Ann", "en", "--host", servers);
  }

  private static void join(ClientWindow window) {
    window.press("Log in");
    window.see("All rooms", "general");
    window.press("Join");
    window.see("Conversation", "You joined the room");
  }

  @Test
  void whoeverIsRefusedByTheFirstGetsInByTheSecond() {
    String servers = at(nobody.getLocalPort()) + ", " + at(server.port());
    try (ClientWindow ann = client(servers)) {
      ann.press("Log in");
      ann.seeLabel("Connected to " + at(server.port()) + " as Ann");
      ann.seeTitle("Ann at " + at(nobody.getLocalPort()) + ", …");
    }
    try (ClientWindow again = screen.client(Map.of(), home, "Ann", "en")) {
      assertThat(again.read("Server"))
          .isEqualTo(at(nobody.getLocalPort()) + "," + at(server.port()));
    }
  }

  @Test
  void whoeverIsRefusedByAllReadsWhichTheyWere() {
    String servers = at(nobody.getLocalPort()) + "," + "localhost:1";
    try (ClientWindow ann = client(servers)) {
      ann.press("Log in");
      ann.seeLabel("The server cannot be reached.");
      ann.seeLabel("Tried: " + at(nobody.getLocalPort()) + ", localhost:1.");
    }
  }

  @Test
  void theSessionGoesOnAtTheSecondWhenTheFirstGoesAway() {
    try (Cable first = Cable.to(server.port());
        Cable second = Cable.to(server.port());
        ClientWindow ann = client(at(first.port()) + "," + at(second.port()))) {
      join(ann);
      ann.write("Message", "before");
      ann.press("Send");
      ann.see("Conversation", "before\n");
      first.cut();
      ann.write("Message", "after");
      ann.press("Send");
      ann.seeLabel("Connected to " + at(second.port()) + " as Ann");
      ann.see("Conversation", "after\n");
      assertThat(ann.read("Conversation").split("before", -1)).hasSize(2);
      assertThat(ann.read("Conversation").split("after", -1)).hasSize(2);
    }
  }

  @Test
  void oneNameIsUsedInFull() throws IOException {
    Path hosts = home.resolve("hosts");
    Files.writeString(hosts, "127.0.0.2 chat.example.org\n127.0.0.1 chat.example.org\n");
    Map<String, String> names = Map.of("JDK_JAVA_OPTIONS", "-Djdk.net.hosts.file=" + hosts);
    String everywhere = "chat.example.org:" + server.port();
    try (ClientWindow ann =
        screen.client(names, home, "Ann", "en", "--host", everywhere, "--no-tls")) {
      ann.press("Log in");
      ann.seeLabel("Connected to " + everywhere + " as Ann");
    }
  }
}
