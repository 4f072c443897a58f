package chat.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.TestCertificates;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a person meets at a server that cannot prove who it is. */
class CertificateIT extends DesktopTest {
  private static final String TITLE = "the certificate of localhost";
  private static final String COMPARED = "I have compared the fingerprint with the operator";
  private static final String TRUST = "Trust and connect";
  private static final String NOT_PROVED = "the server does not prove that it is the right one";

  private ClientWindow client(Cable cable, String... more) {
    return screen.client(home, "Ann", "en", cable.port(), more);
  }

  private Path trusted() {
    return home.resolve("Ann/grpc-chat/trusted-certificates");
  }

  @Test
  void anUnknownOneIsTrustedOnlyOnPurposeAndThenForGood() {
    try (Cable cable = Cable.encrypted(0, server.port(), TestCertificates.selfSigned())) {
      try (ClientWindow ann = client(cable, "--tls")) {
        for (String no : new String[] {"Return", "Escape", "alt+F4"}) {
          ann.press("Log in");
          ann.seeTitle(TITLE);
          ann.keysInDialog(TITLE, no);
          ann.seeLabel(NOT_PROVED);
        }
        ann.press("Log in");
        ann.seeTitle(TITLE);
        // To the box, ticked, to the button; where Enter does nothing.
        ann.keysInDialog(TITLE, "shift+Tab", "space", "Tab", "Return", "KP_Enter");
        ann.seeTitle(TITLE);
        assertThat(trusted()).doesNotExist();
        ann.press(TRUST);
        ann.seeLabel("Connected to localhost:" + cable.port() + " as Ann, encrypted");
        ann.press("Join");
        ann.see("Conversation", "You joined the room");
        ann.write("Message", "over TLS");
        ann.keys("Return");
        ann.see("Conversation", "over TLS");
        assertThat(trusted()).isNotEmptyFile();
      }
      try (ClientWindow again = client(cable)) {
        again.press("Log in");
        again.seeLabel("encrypted");
      }
    }
  }

  @Test
  void oneThatIsReplacedIsAskedAboutAndWhatIsTypedWaits() throws Exception {
    X509Bundle authority = TestCertificates.authority();
    Path file = TestCertificates.write(home.resolve("ca.pem"), authority);
    Cable cable = Cable.encrypted(0, server.port(), TestCertificates.issuedBy(authority));
    int port = cable.port();
    try (ClientWindow ann = client(cable, "--tls", "--ca-file", file.toString())) {
      ann.press("Log in");
      ann.seeLabel("encrypted");
      ann.press("Join");
      ann.see("Conversation", "You joined the room");
      cable.close();
      cable = Cable.encrypted(port, server.port(), TestCertificates.issuedBy(authority));
      ann.write("Message", "the same authority");
      ann.keys("Return");
      ann.see("Conversation", "the same authority\n");
      assertThat(Files.exists(trusted())).isFalse();

      cable.close();
      cable = Cable.encrypted(port, server.port(), TestCertificates.selfSigned());
      ann.seeLabel(NOT_PROVED);
      ann.write("Message", "waits for trust");
      ann.press("Send");
      ann.see("Conversation", "waits for trust  ◷ waiting for the connection");
      ann.press("Show the certificate …");
      ann.seeTitle(TITLE);
      ann.press(COMPARED);
      ann.press(TRUST);
      ann.seeLabel("Connected to");
      ann.see("Conversation", "waits for trust\n");
    } finally {
      cable.close();
    }
  }

  @Test
  void aServerWithoutTlsSaysWhatToClick() {
    try (ClientWindow ann = screen.client(home, "Ann", "en", server.port(), "--tls")) {
      ann.press("Log in");
      ann.seeLabel("This server does not encrypt.");
      ann.press("Encrypted (TLS)");
      ann.press("Log in");
      ann.seeLabel("Connected to localhost:" + server.port() + " as Ann");
    }
  }
}
