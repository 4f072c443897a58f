package chat.tools.reference;

import chat.proto.FetchHistory;
import chat.proto.HistoryPage;
import chat.proto.Member;
import chat.proto.MessageStored;
import chat.proto.RoomEntered;
import chat.proto.RoomInfo;
import chat.proto.RoomMessage;
import chat.proto.SendMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A room: its stored messages, which outlive a restart, and its members, who do not. */
final class ReferenceRoom {
  private static final int DEFAULT_PAGE = 50;

  /** Less than is asked for, as a server may. */
  private static final int LARGEST_PAGE = 30;

  final Set<ReferencePerson> members = new LinkedHashSet<>();
  private final String name;
  private final int capacity;
  private final Flaws flaws;
  private final List<RoomMessage> messages = new ArrayList<>();
  private final Map<String, RoomMessage> byId = new HashMap<>();

  ReferenceRoom(String name, int capacity, Flaws flaws) {
    this.name = name;
    this.capacity = capacity;
    this.flaws = flaws;
  }

  String name() {
    return name;
  }

  boolean full() {
    return members.size() >= capacity;
  }

  RoomInfo info() {
    return RoomInfo.newBuilder()
        .setRoomId(name)
        .setParticipantCount(members.size())
        .setCapacity(capacity)
        .build();
  }

  RoomEntered entered(long replayAfter) {
    RoomEntered.Builder entered =
        RoomEntered.newBuilder().setRoom(info()).setLastSeq(newest()).setReplayAfter(replayAfter);
    for (ReferencePerson member : members) {
      entered.addMembers(
          Member.newBuilder().setUserName(member.name).setAway(member.stream == null));
    }
    return entered.build();
  }

  int stored() {
    return messages.size();
  }

  long newest() {
    return messages.isEmpty() ? 0 : messages.get(messages.size() - 1).getSeq();
  }

  /** The first message after a number. */
  RoomMessage after(long number) {
    for (int i = Math.max(0, (int) Math.min(number, messages.size()) - 2);
        i < messages.size();
        i++) {
      if (messages.get(i).getSeq() > number) {
        return messages.get(i);
      }
    }
    return null;
  }

  /** What was stored under the sender's id, or null. */
  RoomMessage find(String sender, SendMessage message) {
    return flaws.recognises(message) ? byId.get(sender + "/" + message.getClientId()) : null;
  }

  RoomMessage store(String sender, SendMessage message) {
    RoomMessage stored =
        RoomMessage.newBuilder()
            .setRoomId(name)
            .setSeq(flaws.number(newest() + 1))
            .setSenderName(sender)
            .setText(message.getText())
            .setSentAtMillis(System.currentTimeMillis())
            .setClientId(message.getClientId())
            .build();
    if (flaws.stores(message)) {
      messages.add(stored);
      byId.put(sender + "/" + message.getClientId(), stored);
    }
    return stored;
  }

  static MessageStored confirmation(RoomMessage stored) {
    return MessageStored.newBuilder()
        .setRoomId(stored.getRoomId())
        .setClientId(stored.getClientId())
        .setSeq(stored.getSeq())
        .setSentAtMillis(stored.getSentAtMillis())
        .build();
  }

  /** A page of what the asker was shown or could have been. */
  HistoryPage page(FetchHistory asked, long shown) {
    int limit = Math.min(asked.getLimit() == 0 ? DEFAULT_PAGE : asked.getLimit(), LARGEST_PAGE);
    boolean forwards = asked.hasAfter();
    List<RoomMessage> range =
        messages.stream()
            .filter(m -> m.getSeq() <= shown)
            .filter(m -> forwards ? m.getSeq() > asked.getAfter() : m.getSeq() < asked.getBefore())
            .toList();
    int surplus = Math.max(0, range.size() - limit);
    List<RoomMessage> page =
        forwards ? range.subList(0, range.size() - surplus) : range.subList(surplus, range.size());
    return HistoryPage.newBuilder()
        .setRoomId(name)
        .addAllMessages(page)
        .setMore(surplus > 0)
        .build();
  }

  /** As after a kill: nobody is here, and what is stored is stored. */
  void restart() {
    members.clear();
    int kept = flaws.found(messages.size());
    while (messages.size() > kept) {
      RoomMessage forgotten = messages.remove(messages.size() - 1);
      byId.remove(forgotten.getSenderName() + "/" + forgotten.getClientId());
    }
  }
}
