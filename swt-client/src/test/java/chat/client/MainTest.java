package chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.run(arguments, new PrintWriter(out), new PrintWriter(err));
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("--host", "--port", "--[no-]tls", "--ca-file", "--user", "--lang", "--version");
  }

  @Test
  void helpListsEverySettingWithItsValues() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("--set=KEY=VALUE", "theme ", "system, light or dark", "notify.ROOM");
  }

  @Test
  void aWrongSettingIsNamedWithWhatIsAllowed() {
    assertThat(run("--set", "theme=purple")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("--set: theme is \"purple\", but has to be system, light or dark.");
    assertThat(run("--set", "theme")).isEqualTo(2);
  }

  @Test
  void anUnknownSettingIsNamed() {
    assertThat(run("--set", "colour=red")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--set: There is no setting \"colour\"");
  }

  @Test
  void anUnknownLanguageIsNamedWithWhatIsAllowed() {
    assertThat(run("--lang", "fr")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--lang is \"fr\", but has to be en or zh-CN.");
  }

  @Test
  void aCertificateWithoutItsKeyIsOfNoUse() {
    assertThat(run("--client-certificate", "me.pem")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--client-certificate and --client-key go together");
  }

  @Test
  void aFileWithoutCertificatesIsNamed() {
    assertThat(run("--ca-file", "pom.xml")).isEqualTo(2);
    assertThat(err.toString()).startsWith("pom.xml cannot be read, or is not a PEM file");
    assertThat(run("--ca-file", "no-such-file")).isEqualTo(2);
  }

  @Test
  void aWrongPortIsNamedWithWhatIsAllowed() {
    assertThat(run("--port", "70000")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--port is \"70000\", but has to be 1 to 65535.");
    assertThat(run("--port", "x")).isEqualTo(2);
  }

  @Test
  void aWrongHostIsNamedWithWhatIsAllowed() {
    assertThat(run("--host", "a,,b")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "--host is \"a,,b\", but has to be host or host:port, or several with commas between.");
    assertThat(run("--host", "http://a")).isEqualTo(2);
  }

  @Test
  void whatIsRepeatedDoesNotCommandTheTerminal() {
    assertThat(run("--lang", "f\u001b[2Jr")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--lang is \"f\\u{1b}[2Jr\", but");
  }
}
