package chat.actors;

import com.ibm.icu.text.Normalizer2;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * A person's name.
 *
 * @param shown as typed, in NFC: what {@link NameRule} lets pass
 * @param key the same for the same name in any case, width or other compatible form
 * @param forms everything it can be taken for, its key among them: who shares one with it has the
 *     same name
 */
public record UserName(String shown, String key, Set<String> forms) {
  /** The longest name in code points. */
  public static final int MAX_CODE_POINTS = 20;

  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
  private static final Normalizer2 KEY = Normalizer2.getNFKCCasefoldInstance();

  public UserName {
    forms = Set.copyOf(forms);
  }

  /** Reads Unicode's tables, which takes a moment, before the first name is asked for. */
  static void prepare() {
    // From right to left, as that needs one table more.
    of("\u05D0");
  }

  /** The name that {@code typed} stands for, or nothing if {@link #refusal} says why not. */
  public static Optional<UserName> of(String typed) {
    return shown(typed).filter(name -> NameRule.check(name).isEmpty()).map(UserName::named);
  }

  /** Why {@code typed} stands for no name: {@code NAME_INVALID} or {@code NAME_CONFUSING}. */
  static RefusalReason refusal(String typed) {
    return shown(typed).flatMap(NameRule::check).orElse(RefusalReason.NAME_INVALID);
  }

  /** Whether {@code typed} means this name, however it is written. */
  boolean isMeantBy(String typed) {
    return of(typed).filter(other -> other.key.equals(key)).isPresent();
  }

  /** Whether people could take one for the other, so that they count as the same name. */
  boolean isLike(UserName other) {
    return !Collections.disjoint(forms, other.forms);
  }

  private static Optional<String> shown(String typed) {
    // Bounds the work before normalising; NFC never makes more than three code units of one.
    return typed.length() > 8 * MAX_CODE_POINTS
        ? Optional.empty()
        : Optional.of(NFC.normalize(typed));
  }

  private static UserName named(String shown) {
    String key = KEY.normalize(shown);
    return new UserName(shown, key, LookAlikes.of(shown, key));
  }
}
