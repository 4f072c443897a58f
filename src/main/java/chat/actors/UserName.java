package chat.actors;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.Optional;

/**
 * A person's name.
 *
 * @param shown as typed, in NFC: 1 to {@value #MAX_CODE_POINTS} of Unicode's visible letters and
 *     decimal digits
 * @param key what makes it unique: two names with one key are the same name
 */
public record UserName(String shown, String key) {
  /** The longest name in code points. */
  public static final int MAX_CODE_POINTS = 20;

  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

  /** The name that {@code typed} stands for, or nothing if it is not a valid name. */
  public static Optional<UserName> of(String typed) {
    // Bounds the work before normalising; NFC never makes more than three code units of one.
    if (typed.length() > 8 * MAX_CODE_POINTS) {
      return Optional.empty();
    }
    String shown = NFC.normalize(typed);
    int length = shown.codePointCount(0, shown.length());
    boolean valid =
        length >= 1
            && length <= MAX_CODE_POINTS
            && shown.codePoints().allMatch(UserName::isAllowed);
    return valid ? Optional.of(new UserName(shown, key(shown))) : Optional.empty();
  }

  /** Whether {@code typed} means this name, however it is written. */
  boolean isMeantBy(String typed) {
    return of(typed).filter(other -> other.key.equals(key)).isPresent();
  }

  private static boolean isAllowed(int codePoint) {
    // A few letters are made to be invisible, such as the Hangul fillers.
    return UCharacter.isLetterOrDigit(codePoint)
        && !UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }

  private static String key(String shown) {
    return NFC.normalize(UCharacter.foldCase(shown, true));
  }
}
