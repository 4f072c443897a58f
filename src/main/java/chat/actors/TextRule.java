package chat.actors;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import java.util.Optional;

/** What may be said. The work grows with the length of the text, and no faster. */
public final class TextRule {
  /** The longest client id in code points. */
  public static final int MAX_CLIENT_ID = 64;

  private TextRule() {}

  /** Why this may not be said under this id, or nothing if it may. */
  static Optional<RefusalReason> check(String text, String clientId, int textLimit) {
    if (length(clientId) > MAX_CLIENT_ID) {
      return Optional.of(RefusalReason.CLIENT_ID_TOO_LONG);
    } else if (length(text) > textLimit) {
      return Optional.of(RefusalReason.TEXT_TOO_LONG);
    } else if (!TextScan.isPrintable(clientId) || !TextScan.isFit(text)) {
      return Optional.of(RefusalReason.TEXT_INVALID);
    } else if (text.codePoints().allMatch(TextRule::isBlank)) {
      return Optional.of(RefusalReason.TEXT_BLANK);
    } else {
      return Optional.empty();
    }
  }

  /** White space and what nobody can see: a text of such alone says nothing. */
  private static boolean isBlank(int codePoint) {
    int category = UCharacter.getType(codePoint);
    return UCharacter.isUWhiteSpace(codePoint)
        || category == ECharacterCategory.CONTROL
        || category == ECharacterCategory.FORMAT
        || UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
