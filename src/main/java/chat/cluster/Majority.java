package chat.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.cluster.Cluster;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.remote.FailureDetectorRegistry;
import java.util.HashSet;
import java.util.Set;

/** Counts as the split brain resolver does that keeps the majority. */
final class Majority {
  private Majority() {}

  /** Whether this node reaches so many members now that they would go on without the others. */
  static boolean isReached(ActorSystem<?> system) {
    Cluster cluster = Cluster.get(system);
    Set<Address> members = new HashSet<>();
    for (Member member : cluster.state().getMembers()) {
      if (member.status() == MemberStatus.up() || member.status() == MemberStatus.leaving()) {
        members.add(member.address());
      }
    }
    Set<Address> reached = new HashSet<>(members);
    for (Member lost : cluster.state().getUnreachable()) {
      if (!isHeard(cluster.failureDetector(), lost.address())) {
        reached.remove(lost.address());
      }
    }
    return holds(members, reached);
  }

  /** Others may have lost a member that this node hears. */
  private static boolean isHeard(FailureDetectorRegistry<Address> heartbeats, Address member) {
    return heartbeats.isMonitoring(member) && heartbeats.isAvailable(member);
  }

  /**
   * Whether these are most of all; of two halves it is the one with the lowest address.
   *
   * @param reached some of {@code members}
   */
  static boolean holds(Set<Address> members, Set<Address> reached) {
    int more = Integer.compare(2 * reached.size(), members.size());
    return more > 0
        || more == 0
            && members.stream().min(Member.addressOrdering()).map(reached::contains).orElse(true);
  }
}
