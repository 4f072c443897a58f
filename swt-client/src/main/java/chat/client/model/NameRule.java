package chat.client.model;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The server's rule for names, checked here so that the reason is there while typing. The server
 * knows more of what looks alike, and its word is final.
 */
public final class NameRule {
  /** In code points, after NFC. */
  static final int LONGEST = 20;

  private static final List<Set<UnicodeScript>> TOGETHER =
      List.of(
          EnumSet.of(
              UnicodeScript.LATIN,
              UnicodeScript.HAN,
              UnicodeScript.HIRAGANA,
              UnicodeScript.KATAKANA),
          EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
          EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

  private NameRule() {}

  /** What is wrong with a name. */
  public enum Flaw {
    EMPTY,
    TOO_LONG,
    NOT_LETTERS_OR_DIGITS,
    MIXED_SCRIPTS
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
    if (name.codePointCount(0, name.length()) > LONGEST) {
      return Optional.of(Flaw.TOO_LONG);
    }
    return goTogether(scripts(name)) ? Optional.empty() : Optional.of(Flaw.MIXED_SCRIPTS);
  }

  private static Set<UnicodeScript> scripts(String name) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    name.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
    scripts.remove(UnicodeScript.COMMON);
    scripts.remove(UnicodeScript.INHERITED);
    return scripts;
  }

  /** A script of its own, or Latin letters with those of East Asia as they are written together. */
  private static boolean goTogether(Set<UnicodeScript> scripts) {
    return scripts.size() <= 1 || TOGETHER.stream().anyMatch(all -> all.containsAll(scripts));
  }
}
