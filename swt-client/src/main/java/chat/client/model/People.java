package chat.client.model;

import chat.proto.Member;
import chat.proto.PresenceChanged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is in a room, in the order of joining. */
final class People {
  private final Map<String, Boolean> away = new LinkedHashMap<>();
  private int count;

  void are(List<Member> members) {
    away.clear();
    members.forEach(member -> away.put(member.getUserName(), member.getAway()));
    count = away.size();
  }

  void changed(PresenceChanged change) {
    String name = change.getUserName();
    switch (change.getPresence()) {
      case PRESENCE_ENTERED, PRESENCE_BACK -> away.put(name, false);
      case PRESENCE_AWAY -> away.put(name, true);
      case PRESENCE_LEFT -> away.remove(name);
      case PRESENCE_UNSPECIFIED, UNRECOGNIZED -> {
        // Something of a newer server; the count is right all the same.
      }
    }
    count = change.getCurrentCount();
  }

  List<Person> all() {
    return away.entrySet().stream().map(e -> new Person(e.getKey(), e.getValue())).toList();
  }

  int count() {
    return count;
  }
}
