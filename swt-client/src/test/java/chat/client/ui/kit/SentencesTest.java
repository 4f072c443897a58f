package chat.client.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import chat.client.model.CertificateProblem;
import chat.client.model.CertificateProblem.Flaw;
import chat.client.model.Failure;
import chat.client.model.NameRule;
import chat.client.model.Problem;
import chat.client.model.ServerAddress;
import chat.client.model.ServerCertificate;
import chat.proto.EndCode;
import chat.proto.RefusalCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {
  private static final String FROM_SERVER = "from the server";

  private final Sentences english = new Sentences(Messages.in(Locale.ENGLISH));
  private final Sentences chinese = new Sentences(Messages.in(Locale.SIMPLIFIED_CHINESE));

  static Stream<Problem> problems() {
    Stream<Problem> refused =
        Stream.of(RefusalCode.values())
            .filter(code -> code != RefusalCode.UNRECOGNIZED)
            .filter(code -> code != RefusalCode.REFUSAL_CODE_UNSPECIFIED)
            .map(code -> new Problem.Refused(code, FROM_SERVER, Duration.ZERO));
    Stream<Problem> ended =
        Stream.of(EndCode.values())
            .filter(code -> code != EndCode.UNRECOGNIZED)
            .filter(code -> code != EndCode.END_CODE_UNSPECIFIED)
            .map(code -> new Problem.Ended(code, FROM_SERVER, Duration.ZERO));
    Stream<Problem> failed = Stream.of(Failure.values()).map(Problem.Failed::new);
    Stream<Problem> untrusted = Stream.of(Flaw.CHANGED, Flaw.EXPIRED).map(SentencesTest::untrusted);
    return Stream.of(refused, ended, failed, untrusted).flatMap(each -> each);
  }

  private static Problem untrusted(Flaw flaw) {
    ServerCertificate certificate =
        new ServerCertificate("CN=x", "CN=y", List.of(), Instant.EPOCH, Instant.EPOCH, "ab");
    ServerAddress server = new ServerAddress("localhost", 1);
    return new Problem.Untrusted(
        new CertificateProblem(server, certificate, Set.of(flaw), Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void everyCodeHasASentenceOfItsOwn(Problem problem) {
    assertThat(english.of(problem)).isNotBlank().isNotEqualTo(FROM_SERVER);
    assertThat(chinese.of(problem)).isNotBlank().isNotEqualTo(english.of(problem));
  }

  @Test
  void everyFlawOfANameHasASentence() {
    assertThat(NameRule.Flaw.values()).allSatisfy(f -> assertThat(english.of(f)).isNotBlank());
  }

  @Test
  void everyFlawOfACertificateHasASentence() {
    assertThat(Flaw.values())
        .allSatisfy(
            flaw ->
                assertThat(english.of(flaw, "h", "n", "from", "until"))
                    .isNotBlank()
                    .isNotEqualTo(chinese.of(flaw, "h", "n", "from", "until")));
  }

  @Test
  void aCodeOfANewerServerIsToldInItsOwnWords() {
    assertThat(english.of(new Problem.Refused(RefusalCode.UNRECOGNIZED, "No\nway", Duration.ZERO)))
        .isEqualTo("No␊way");
    assertThat(english.of(new Problem.Ended(EndCode.UNRECOGNIZED, "Bye", Duration.ZERO)))
        .isEqualTo("Bye");
  }

  @Test
  void noReasonAtAllIsSaidToo() {
    Problem silent = new Problem.Refused(RefusalCode.REFUSAL_CODE_UNSPECIFIED, "", Duration.ZERO);
    assertThat(english.of(silent)).contains("no reason");
  }
}
