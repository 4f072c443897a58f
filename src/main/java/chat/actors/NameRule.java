package chat.actors;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.util.Optional;

/**
 * What may be a name: 1 to {@value UserName#MAX_CODE_POINTS} of Unicode's visible letters and
 * decimal digits, of one writing system and one kind of digits. Latin letters may go with those of
 * Chinese, Japanese or Korean, as they do in everyday writing.
 */
final class NameRule {
  /** Safe to be used by several threads. */
  private static final SpoofChecker MIXTURES =
      new SpoofChecker.Builder()
          .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.MIXED_NUMBERS)
          .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
          .build();

  private NameRule() {}

  /**
   * Why this is no name, or nothing if it is one.
   *
   * @param name in NFC, and short: the work grows with its length
   */
  static Optional<RefusalReason> check(String name) {
    int length = name.codePointCount(0, name.length());
    if (length < 1
        || length > UserName.MAX_CODE_POINTS
        || !name.codePoints().allMatch(NameRule::isAllowed)) {
      return Optional.of(RefusalReason.NAME_INVALID);
    }
    return MIXTURES.failsChecks(name)
        ? Optional.of(RefusalReason.NAME_CONFUSING)
        : Optional.empty();
  }

  private static boolean isAllowed(int codePoint) {
    // A few letters are made to be invisible, such as the Hangul fillers.
    return UCharacter.isLetterOrDigit(codePoint)
        && !UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }
}
