package chat.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.CertificateProblem.Flaw;
import chat.client.model.ServerAddress;
import chat.client.model.TrustedCertificates.Trusted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustFileTest {
  private static final ServerAddress SERVER = new ServerAddress("chat.example.org", 50051);
  private static final Trusted ONE =
      new Trusted("1a".repeat(32), Set.of(Flaw.SELF_SIGNED, Flaw.EXPIRED));
  private static final Trusted TWO = new Trusted("2b".repeat(32), Set.of(Flaw.WRONG_HOST));

  @TempDir private Path home;
  private Path file;

  @BeforeEach
  void choose() {
    file = home.resolve("grpc-chat/trusted-certificates");
  }

  private TrustFile trusted() {
    return new TrustFile(file);
  }

  @Test
  void whatIsTrustedIsSoAfterARestart() {
    trusted().trust(SERVER, ONE);
    trusted().trust(new ServerAddress("::1", 7), TWO);
    assertThat(trusted().find(SERVER)).contains(ONE);
    assertThat(trusted().find(new ServerAddress("Chat.Example.org", 50051))).contains(ONE);
    assertThat(trusted().find(new ServerAddress("::1", 7))).contains(TWO);
    assertThat(trusted().find(new ServerAddress("chat.example.org", 50052))).isEmpty();
  }

  @Test
  void theLastOneTrustedForAServerHolds() {
    trusted().trust(SERVER, ONE);
    trusted().trust(SERVER, TWO);
    assertThat(trusted().find(SERVER)).contains(TWO);
  }

  @Test
  void nobodyElseCanReadIt() throws IOException {
    trusted().trust(SERVER, ONE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aLineThatIsDeletedOrDamagedHoldsNoMore() throws IOException {
    TrustFile trusted = trusted();
    trusted.trust(SERVER, ONE);
    String line = Files.readString(file);
    Files.writeString(file, line.replace("1a1a ", " "));
    assertThat(trusted.find(SERVER)).isEmpty();
    Files.writeString(file, "");
    assertThat(trusted.find(SERVER)).isEmpty();
  }

  @Test
  void whatANewerClientWroteIsTakenAsFarAsItIsKnown() throws IOException {
    trusted().trust(SERVER, ONE);
    Files.writeString(file, Files.readString(file).replace("EXPIRED", "TOO_YELLOW"));
    assertThat(trusted().find(SERVER))
        .contains(new Trusted(ONE.fingerprint(), Set.of(Flaw.SELF_SIGNED)));
  }

  @Test
  void withoutADiskItLastsAsLongAsTheProgram() throws IOException {
    file = Files.createFile(home.resolve("no-folder")).resolve("trusted");
    TrustFile trusted = trusted();
    trusted.trust(SERVER, ONE);
    assertThat(trusted.find(SERVER)).contains(ONE);
    assertThat(trusted().find(SERVER)).isEmpty();
  }
}
