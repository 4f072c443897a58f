package chat.client.model;

import chat.proto.JoinResponse;
import chat.proto.Member;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is in a room, in the order of joining. An old server does not name those who were there
 * before; then only their number is known.
 */
final class People {
  private final Set<String> names = new LinkedHashSet<>();
  private int count;

  void entered(JoinResponse answer, String self) {
    names.clear();
    answer.getMembersList().stream().map(Member::getUserName).forEach(names::add);
    names.add(self);
    count = Math.max(names.size(), answer.getRoom().getParticipantCount());
  }

  void came(String name, int currentCount) {
    names.add(name);
    count = Math.max(names.size(), currentCount);
  }

  void went(String name, int currentCount) {
    names.remove(name);
    count = Math.max(names.size(), currentCount);
  }

  List<String> names() {
    return List.copyOf(names);
  }

  int count() {
    return count;
  }
}
