package chat.actors;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;

/** Looks through what strangers wrote for what nobody may send. One pass, nothing is kept. */
final class TextScan {
  /**
   * The most marks on one letter. People need as many: the tallest stack of Tibetan that is written
   * is one letter with eight below and above it. Hebrew with points and accents takes five, Arabic
   * with all signs of recitation six, Vietnamese two.
   */
  static final int MAX_MARKS = 8;

  private static final int BLACK_FLAG = 0x1F3F4;
  private static final int FIRST_TAG = 0xE0000;
  private static final int LAST_TAG = 0xE007F;
  private static final int SHORTEST_REGION = 3;
  private static final int LONGEST_REGION = 6;

  private final String text;
  private int next;
  private int marks;

  private TextScan(String text) {
    this.text = text;
  }

  /**
   * Whether a text holds nothing that commands a screen, turns round what is beside it, hides
   * letters, is no character, or piles up marks.
   */
  static boolean isFit(String text) {
    TextScan scan = new TextScan(text);
    while (scan.next < text.length()) {
      if (!scan.isNextFit()) {
        return false;
      }
    }
    return true;
  }

  /** Whether every character can be seen, or is a space. */
  static boolean isPrintable(String id) {
    return id.codePoints()
        .allMatch(c -> c >= ' ' && c < 0x7F || c > 0x9F && !isUnseen(c) && !isNoCharacter(c));
  }

  private static boolean isUnseen(int c) {
    int type = UCharacter.getType(c);
    return type == ECharacterCategory.FORMAT
        || type == ECharacterCategory.LINE_SEPARATOR
        || type == ECharacterCategory.PARAGRAPH_SEPARATOR
        || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }

  private boolean isNextFit() {
    int c = text.codePointAt(next);
    next += Character.charCount(c);
    if (c < 0xA0) {
      marks = 0;
      return c >= ' ' && c < 0x7F || c == '\t' || c == '\n' || c == '\r' && isBefore('\n');
    }
    if (c == BLACK_FLAG) {
      skipRegion();
    }
    return !isOverride(c) && !isHiding(c) && !isNoCharacter(c) && !isOneMarkTooMany(c);
  }

  private boolean isBefore(char follower) {
    return next < text.length() && text.charAt(next) == follower;
  }

  private static boolean isOverride(int c) {
    return c == 0x202D || c == 0x202E;
  }

  /** Tags, which nobody sees, and annotations, which may be shown elsewhere or not at all. */
  private static boolean isHiding(int c) {
    return c >= FIRST_TAG && c <= LAST_TAG || c >= 0xFFF9 && c <= 0xFFFB;
  }

  private static boolean isNoCharacter(int c) {
    return (c & 0xFFFE) == 0xFFFE
        || c >= 0xFDD0 && c <= 0xFDEF
        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /** What nobody sees stands between marks without giving them anything to stand on. */
  private boolean isOneMarkTooMany(int c) {
    switch (UCharacter.getType(c)) {
      case ECharacterCategory.NON_SPACING_MARK,
          ECharacterCategory.ENCLOSING_MARK,
          ECharacterCategory.COMBINING_SPACING_MARK ->
          marks++;
      case ECharacterCategory.FORMAT -> {
        // Neither a mark nor a letter.
      }
      default -> marks = 0;
    }
    return marks > MAX_MARKS;
  }

  /** The flags of England, Scotland and other regions spell their code in tags. */
  private void skipRegion() {
    int at = next;
    int letters = 0;
    while (at < text.length() && isRegionTag(text.codePointAt(at))) {
      at += 2;
      letters++;
    }
    boolean ends = at < text.length() && text.codePointAt(at) == LAST_TAG;
    if (ends && letters >= SHORTEST_REGION && letters <= LONGEST_REGION) {
      next = at + 2;
    }
  }

  private static boolean isRegionTag(int c) {
    int letter = c - FIRST_TAG;
    return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9';
  }
}
