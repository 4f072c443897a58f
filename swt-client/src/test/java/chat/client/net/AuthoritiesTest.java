package chat.client.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthoritiesTest {
  @ParameterizedTest
  @ValueSource(strings = {"Linux", "Windows 11", "Mac OS X"})
  void areJavasAlsoWhereTheSystemsCannotBeRead(String os) {
    assertThat(Authorities.read(os))
        .hasSizeGreaterThan(20)
        .anyMatch(it -> it.getSubjectX500Principal().getName().contains("ISRG Root X1"));
  }
}
