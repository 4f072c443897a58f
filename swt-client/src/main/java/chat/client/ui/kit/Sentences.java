package chat.client.ui.kit;

import chat.client.model.CertificateProblem;
import chat.client.model.NameRule;
import chat.client.model.Problem;
import chat.client.model.Shown;
import java.util.Locale;

/** Says what went wrong and what to do, in the person's language. */
public final class Sentences {
  private final Messages messages;

  public Sentences(Messages messages) {
    this.messages = messages;
  }

  public String of(Problem problem) {
    if (problem instanceof Problem.Refused refused) {
      return byCode("refused.", refused.code().name(), "REFUSAL_CODE_", refused.message());
    }
    if (problem instanceof Problem.Ended ended) {
      return byCode("ended.", ended.code().name(), "END_CODE_", ended.message());
    }
    if (problem instanceof Problem.Untrusted untrusted) {
      return messages.get(
          untrusted.problem().isChanged() ? "certificate.changed" : "certificate.untrusted");
    }
    return messages.get("failed." + key(((Problem.Failed) problem).failure().name()));
  }

  public String of(NameRule.Flaw flaw) {
    return messages.get("name." + key(flaw.name()));
  }

  /**
   * @param about the host that was asked for, those that the certificate is for, and when it begins
   *     and ends
   */
  public String of(CertificateProblem.Flaw flaw, Object... about) {
    return messages.get("flaw." + key(flaw.name()), about);
  }

  /** A code of a newer server has no text here; its own words are better than none. */
  private String byCode(String prefix, String code, String codePrefix, String serverText) {
    String key = prefix + key(code.replaceFirst(codePrefix, ""));
    boolean known = messages.has(key) && !code.endsWith("UNSPECIFIED");
    if (known || serverText.isBlank()) {
      return messages.get(known ? key : prefix + "unspecified");
    }
    return Shown.line(serverText);
  }

  private static String key(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
