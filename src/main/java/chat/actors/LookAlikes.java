package chat.actors;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a name can be taken for. What looks like what is Unicode's table of confusable characters
 * (UTS 39), as ICU has it, and a few strokes beside it.
 */
final class LookAlikes {
  /** Safe to be used by several threads. */
  private static final SpoofChecker CONFUSABLES =
      new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

  private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();

  /** Stretches the line between Arabic letters, and is none itself. */
  private static final String TATWEEL = "\u0640";

  /**
   * Letters of East Asia that stand in for Latin ones; Unicode compares them with their like only.
   * They matter where both stand together, which a name may do.
   */
  private static final Map<Integer, String> STROKES =
      Map.ofEntries(
          Map.entry(0x4E28, "l"), // 丨
          Map.entry(0x3127, "l"), // ㄧ
          Map.entry(0x3163, "l"), // ㅣ
          Map.entry(0x3147, "O"), // ㅇ
          Map.entry(0x4E01, "T"), // 丁
          Map.entry(0x4E05, "T"), // 丅
          Map.entry(0x3112, "T"), // ㄒ
          Map.entry(0x315C, "T"), // ㅜ
          Map.entry(0x4E2B, "Y"), // 丫
          Map.entry(0x311A, "Y"), // ㄚ
          Map.entry(0x4E42, "X"), // 乂
          Map.entry(0x3128, "X"), // ㄨ
          Map.entry(0x4E59, "Z")); // 乙

  private LookAlikes() {}

  /**
   * The forms of a name, the key among them. Two names with a form in common look alike, or would
   * in other case.
   *
   * @param shown in NFC
   * @param key the name without what is case or width
   */
  static Set<String> of(String shown, String key) {
    Set<String> forms = new HashSet<>();
    forms.add(key);
    // In either case, as some letters look like another one only in one: I like l, m like rn.
    addLooks(forms, shown);
    addLooks(forms, key);
    return forms;
  }

  private static void addLooks(Set<String> forms, String name) {
    String letters = withLatinForStrokes(name.replace(TATWEEL, ""));
    if (letters.isEmpty()) {
      return;
    }
    forms.add(FOLDED.normalize(CONFUSABLES.getSkeleton(letters)));
    if (Bidi.requiresBidi(letters.toCharArray(), 0, letters.length())) {
      // As it is shown in a line from left to right, where a digit before and one after look alike.
      forms.add(FOLDED.normalize(CONFUSABLES.getBidiSkeleton(Bidi.LTR, letters)));
    }
  }

  private static String withLatinForStrokes(String name) {
    if (name.codePoints().noneMatch(c -> UScript.getScript(c) == UScript.LATIN)) {
      return name;
    }
    StringBuilder latin = new StringBuilder(name.length());
    name.codePoints().forEach(c -> latin.append(STROKES.getOrDefault(c, Character.toString(c))));
    return latin.toString();
  }
}
