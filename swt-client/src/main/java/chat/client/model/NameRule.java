package chat.client.model;

import java.text.Normalizer;
import java.util.Optional;

/**
 * The server's rule for names, checked here so that the reason is there while typing. The server's
 * word is final.
 */
public final class NameRule {
  /** In code points, after NFC. */
  static final int LONGEST = 20;

  private NameRule() {}

  /** What is wrong with a name. */
  public enum Flaw {
    EMPTY,
    TOO_LONG,
    NOT_LETTERS_OR_DIGITS
  }

  /** The name as it is sent: without the spaces around it, in NFC. */
  public static String normalized(String typed) {
    return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
  }

  public static Optional<Flaw> flaw(String typed) {
    String name = normalized(typed);
    if (name.isEmpty()) {
      return Optional.of(Flaw.EMPTY);
    }
    if (!name.codePoints().allMatch(Character::isLetterOrDigit)) {
      return Optional.of(Flaw.NOT_LETTERS_OR_DIGITS);
    }
    return name.codePointCount(0, name.length()) > LONGEST
        ? Optional.of(Flaw.TOO_LONG)
        : Optional.empty();
  }
}
