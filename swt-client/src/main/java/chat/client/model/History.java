package chat.client.model;

import chat.proto.FetchHistory;
import java.util.List;
import java.util.Optional;

/** Loads what the timeline does not hold, one page at a time. */
final class History {
  private static final int PAGE = 100;

  private record Request(boolean earlier, long bound) {}

  private final String roomId;
  private final Timeline timeline;
  private Optional<Request> request = Optional.empty();
  private long oldestKept = 1;
  private boolean unavailable;
  private boolean cleared;

  History(String roomId, Timeline timeline) {
    this.roomId = roomId;
    this.timeline = timeline;
  }

  Earlier earlier() {
    if (request.filter(Request::earlier).isPresent()) {
      return Earlier.LOADING;
    }
    if (timeline.lowest() <= oldestKept) {
      return oldestKept == 1 ? Earlier.NONE : Earlier.KEPT_NO_MORE;
    }
    if (unavailable) {
      return Earlier.UNAVAILABLE;
    }
    return cleared ? Earlier.CLEARED : Earlier.MORE;
  }

  /**
   * What to ask for to see earlier messages; empty while something is asked, or if there are none.
   */
  Optional<FetchHistory> askEarlier() {
    boolean more = timeline.lowest() > oldestKept;
    return more ? ask(new Request(true, timeline.lowest())) : Optional.empty();
  }

  /** What to ask for to come nearer to the newest message; empty if it is here. */
  Optional<FetchHistory> askLater() {
    return timeline.isComplete() ? Optional.empty() : ask(new Request(false, timeline.highest()));
  }

  /** A page whose place in the timeline has gone meanwhile is of no use. */
  void answered(List<Entry> page, boolean more) {
    Request answered = request.orElse(null);
    request = Optional.empty();
    if (answered == null) {
      return;
    }
    unavailable = false;
    if (answered.earlier() && answered.bound() == timeline.lowest()) {
      timeline.addEarlier(page);
      oldestKept = more && !page.isEmpty() ? oldestKept : timeline.lowest();
      cleared = false;
    } else if (!answered.earlier() && answered.bound() == timeline.highest()) {
      timeline.addLater(page);
    }
  }

  /**
   * @return whether the refusal was about a page
   */
  boolean refused() {
    boolean asked = request.isPresent();
    unavailable |= asked;
    request = Optional.empty();
    return asked;
  }

  /** The answer will not come. */
  void connectionLost() {
    request = Optional.empty();
  }

  /** The room begins anew for this client. */
  void restart() {
    request = Optional.empty();
    oldestKept = 1;
    unavailable = false;
    cleared = false;
  }

  /** The person wants to see nothing of the past, for now. */
  void clear() {
    cleared = true;
  }

  private Optional<FetchHistory> ask(Request next) {
    if (request.isPresent()) {
      return Optional.empty();
    }
    request = Optional.of(next);
    FetchHistory.Builder fetch = FetchHistory.newBuilder().setRoomId(roomId).setLimit(PAGE);
    return Optional.of(
        (next.earlier() ? fetch.setBefore(next.bound()) : fetch.setAfter(next.bound())).build());
  }
}
