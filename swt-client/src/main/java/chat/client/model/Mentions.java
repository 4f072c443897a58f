package chat.client.model;

import java.util.List;
import java.util.regex.Pattern;

/** Finds a person's name in what others say, whatever the case of its letters. */
public final class Mentions {
  /** A part of a text, from {@code start} to before {@code end}. */
  public record Range(int start, int end) {}

  /** Letters and digits but those of scripts without spaces. */
  static final String WITHIN_A_WORD =
      "[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsBopomofo}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]]";

  private final Pattern pattern;

  public Mentions(String name) {
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    String before = standsApart(name.codePointAt(0)) ? "(?<!" + WITHIN_A_WORD + ")" : "";
    String after =
        standsApart(name.codePointBefore(name.length())) ? "(?!" + WITHIN_A_WORD + ")" : "";
    pattern = Pattern.compile(before + Pattern.quote(name) + after, flags);
  }

  public List<Range> in(String text) {
    return pattern.matcher(text).results().map(m -> new Range(m.start(), m.end())).toList();
  }

  public boolean areIn(String text) {
    return pattern.matcher(text).find();
  }

  /** Whether words of its script are told apart by what stands between them. */
  public static boolean standsApart(int letter) {
    return Character.toString(letter).matches(WITHIN_A_WORD);
  }
}
