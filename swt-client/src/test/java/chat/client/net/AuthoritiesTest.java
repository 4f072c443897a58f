package chat.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.TestCertificates;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthoritiesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Linux", "Windows 11", "Mac OS X"})
  void areJavasAlsoWhereTheSystemsCannotBeRead(String os) throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.pem"), "nothing of the kind");
    assertThat(Authorities.read(os, List.of(broken, folder.resolve("missing.pem"))))
        .hasSizeGreaterThan(20)
        .anyMatch(it -> it.getSubjectX500Principal().getName().contains("ISRG Root X1"));
  }

  @Test
  void areTheSystemsToo() {
    X509Bundle added = TestCertificates.selfSigned();
    Path bundle = TestCertificates.write(folder.resolve("bundle.pem"), added);
    assertThat(Authorities.read("Linux", List.of(bundle))).contains(added.getCertificate());
  }
}
