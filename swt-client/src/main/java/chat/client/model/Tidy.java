package chat.client.model;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/** Goes through a line of a stranger's, character by character, and leaves out what is not fit. */
final class Tidy {
  /** Of accents on one letter: the fourth would stand in the line above. */
  static final int MOST_ACCENTS = 3;

  /** Of all marks on one letter: with its points and accents, Hebrew has as many. */
  static final int MOST_MARKS = 5;

  /** The tallest stack that is written has so many below and above its first letter. */
  static final int MOST_IN_TIBETAN = 8;

  /**
   * So many characters without a place to break the line, and the widget is given one, as it looks
   * for a while for one that is not there. No text of a server with the usual limit is so long.
   */
  static final int LONGEST_UNBROKEN = 4_000;

  static final int NEXT_UNBROKEN = 1_000;

  /** An emoji is joined of ten characters at most; an endless one could not be broken. */
  static final int MOST_JOINED = 8;

  private static final Set<UnicodeBlock> ACCENTS =
      Set.of(
          UnicodeBlock.COMBINING_DIACRITICAL_MARKS,
          UnicodeBlock.COMBINING_DIACRITICAL_MARKS_EXTENDED,
          UnicodeBlock.COMBINING_DIACRITICAL_MARKS_SUPPLEMENT,
          UnicodeBlock.COMBINING_MARKS_FOR_SYMBOLS,
          UnicodeBlock.COMBINING_HALF_MARKS);

  private static final int ZERO_WIDTH_SPACE = 0x200B;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int REPLACEMENT = 0xFFFD;
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int BLACK_FLAG = 0x1F3F4;

  private final boolean tabs;
  private final StringBuilder tidy;
  private int last;
  private int accents;
  private int marks;
  private int joined;
  private int unbroken;
  private int longest = LONGEST_UNBROKEN;

  private Tidy(boolean tabs, int length) {
    this.tabs = tabs;
    tidy = new StringBuilder(length);
  }

  /**
   * @param tabs whether they stay
   */
  static String line(String raw, boolean tabs) {
    Tidy line = new Tidy(tabs, raw.length());
    raw.codePoints().forEach(line::add);
    return line.tidy.toString();
  }

  private void add(int c) {
    if (isBidiControl(c) || isTag(c) && last != BLACK_FLAG && !isTag(last)) {
      return;
    }
    if (isMark(c)) {
      addMark(c);
      return;
    }
    if (Character.getType(c) != Character.FORMAT) {
      accents = 0;
      marks = 0;
      keepBreakable(c);
    }
    if (c == ZERO_WIDTH_JOINER) {
      append(joined < MOST_JOINED ? c : ZERO_WIDTH_SPACE);
    } else {
      append(c == '\t' && tabs ? c : visible(c));
    }
  }

  /** Where some are left out, one sign says so. */
  private void addMark(int mark) {
    marks++;
    if (isAccent(mark)) {
      accents++;
    }
    boolean tibetan = UnicodeScript.of(mark) == UnicodeScript.TIBETAN;
    if (accents <= MOST_ACCENTS && marks <= (tibetan ? MOST_IN_TIBETAN : MOST_MARKS)) {
      append(mark);
    } else if (last != REPLACEMENT) {
      append(REPLACEMENT);
    }
  }

  private void keepBreakable(int c) {
    joined = last == ZERO_WIDTH_JOINER ? joined + 1 : 0;
    unbroken = isPlaceToBreak(c) ? 0 : unbroken + 1;
    if (unbroken > longest && last != ZERO_WIDTH_JOINER) {
      append(ZERO_WIDTH_SPACE);
      longest = NEXT_UNBROKEN;
      unbroken = 1;
    }
  }

  private void append(int c) {
    tidy.appendCodePoint(c);
    last = c;
  }

  private static int visible(int c) {
    if (c < 0x20) {
      return CONTROL_PICTURES + c;
    }
    boolean unprintable =
        Character.isISOControl(c)
            || Character.getType(c) == Character.SURROGATE
            || Character.getType(c) == Character.LINE_SEPARATOR
            || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
            || isNoCharacter(c)
            || isAnnotationOrObject(c);
    return unprintable ? REPLACEMENT : c;
  }

  private static boolean isNoCharacter(int c) {
    return (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
  }

  /** Annotations hide; an object is what stands in the conversation for our own buttons. */
  private static boolean isAnnotationOrObject(int c) {
    return c >= 0xFFF9 && c <= 0xFFFC;
  }

  private static boolean isBidiControl(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069;
  }

  /** Nobody sees them, and but for the flags of regions nobody needs them. */
  private static boolean isTag(int c) {
    return c >= 0xE0000 && c <= 0xE007F;
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  /** What is made to go with letters of any script, and what encloses them. */
  private static boolean isAccent(int mark) {
    return Character.getType(mark) == Character.ENCLOSING_MARK
        || ACCENTS.contains(UnicodeBlock.of(mark));
  }

  private static boolean isPlaceToBreak(int c) {
    return Character.isWhitespace(c)
        || c == '-'
        || c == ZERO_WIDTH_SPACE
        || c >= 0x1F000 && c < 0x20000
        || isEastAsian(UnicodeScript.of(c));
  }

  private static boolean isEastAsian(UnicodeScript script) {
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
      default -> false;
    };
  }
}
