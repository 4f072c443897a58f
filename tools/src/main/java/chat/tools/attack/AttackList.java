package chat.tools.attack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All attacks, and those somebody asks for. */
final class AttackList {
  static final String ALL = "all";

  private AttackList() {}

  static List<Attack> all(AttackOptions options) {
    List<Attack> all = new ArrayList<>(Floods.all());
    all.add(new TableSizeUpdates());
    all.add(new BareConnections());
    all.add(new SlowHeaders(options));
    all.add(new ConnectionChurn());
    all.addAll(WrongCallList.all());
    all.add(new Flooder());
    all.add(new WrongLogins());
    all.add(new SilentStreams());
    all.add(new SlowReader());
    return all;
  }

  /**
   * The names of those somebody asks for, in the order of asking; the beginning of a name stands
   * for all that begin with it and a dash.
   *
   * @throws IllegalArgumentException if there is none of a name
   */
  static List<String> names(List<String> asked, AttackOptions options) {
    List<String> all = all(options).stream().map(Attack::name).toList();
    Set<String> chosen = new LinkedHashSet<>();
    for (String name : asked) {
      List<String> found =
          all.stream()
              .filter(n -> name.equals(ALL) || n.equals(name) || n.startsWith(name + "-"))
              .toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "There is no attack \"%s\", but %s.".formatted(name, String.join(", ", all)));
      }
      chosen.addAll(found);
    }
    return List.copyOf(chosen);
  }

  /** A new one of this name, to be made once. */
  static Attack named(String name, AttackOptions options) {
    return all(options).stream()
        .filter(attack -> attack.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
