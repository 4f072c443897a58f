package chat.tools.verify;

import chat.proto.MessageStored;
import chat.proto.Refusal;
import chat.proto.SessionRequest;
import chat.tools.judge.Figure;
import chat.tools.judge.MessageKey;
import chat.tools.judge.RoomRecord;
import chat.tools.judge.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one bot has written, and of it what it has to send until the server answers. */
final class Outbox {
  private final int bot;
  private final Stage stage;
  private final List<Sent> written = new ArrayList<>();
  private final Map<Integer, Sent> unanswered = new LinkedHashMap<>();
  private long longestPauseNanos;

  Outbox(int bot, Stage stage) {
    this.bot = bot;
    this.stage = stage;
  }

  Sent write(RoomRecord room) {
    MessageKey key = new MessageKey(bot, written.size());
    Sent message = new Sent(key, room, System.nanoTime(), stage.violations());
    written.add(message);
    unanswered.put(key.counter(), message);
    stage.tally().sent++;
    return message;
  }

  /** The server has to answer it once more, whether or not it did before. */
  void again(Sent message) {
    unanswered.putIfAbsent(message.key().counter(), message);
    stage.tally().resends++;
  }

  /** In the order of writing, but for what is sent again after it was answered. */
  Collection<Sent> unanswered() {
    return List.copyOf(unanswered.values());
  }

  boolean waitsFor(Sent message) {
    return unanswered.containsKey(message.key().counter());
  }

  /** The longest time from writing a message to its first confirmation. */
  Duration longestPause() {
    return Duration.ofNanos(longestPauseNanos);
  }

  boolean isEmpty() {
    return unanswered.isEmpty();
  }

  Collection<Sent> written() {
    return written;
  }

  SessionRequest request(Sent message) {
    return Requests.send(
        message.room().name(),
        stage.wording().clientId(message.key()),
        stage.wording().text(message.key()));
  }

  void stored(MessageStored answer) {
    Optional<Sent> message = find(answer.getClientId());
    if (message.isEmpty()) {
      stage
          .violations()
          .add(
              Figure.DISAGREEMENT,
              "bot %d is told that \"%s\" is stored as number %d of %s, but never sent it",
              bot,
              answer.getClientId(),
              answer.getSeq(),
              answer.getRoomId());
      return;
    }
    boolean first = !message.get().confirmed();
    message.get().stored(answer);
    unanswered.remove(message.get().key().counter());
    if (first && message.get().confirmed()) {
      stage.tally().acknowledged++;
      stage.busiest().confirmed(message.get());
      long nanos = System.nanoTime() - message.get().writtenAtNanos();
      stage.tally().latency(nanos);
      longestPauseNanos = Math.max(longestPauseNanos, nanos);
    }
  }

  /**
   * A message was refused.
   *
   * @return the message, if it has to be sent again later
   */
  Optional<Sent> refused(Refusal refusal) {
    Optional<Sent> message = find(refusal.getClientId());
    switch (refusal.getCode()) {
      case REFUSAL_CODE_NOT_STORED, REFUSAL_CODE_ROOM_FAILED, REFUSAL_CODE_NOT_JOINED -> {
        return message;
      }
      default -> {
        message.ifPresent(sent -> sent.refusedForGood(refusal.getCode()));
        message.ifPresent(sent -> unanswered.remove(sent.key().counter()));
        return Optional.empty();
      }
    }
  }

  private Optional<Sent> find(String clientId) {
    return stage
        .wording()
        .key(clientId)
        .filter(key -> key.bot() == bot && key.counter() < written.size())
        .map(key -> written.get(key.counter()));
  }
}
