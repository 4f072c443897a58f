package chat.client.model;

import chat.client.model.Outgoing.State;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The texts of one room that have no number yet, in the order in which they go out. A text leaves
 * only when the room shows it under its number, or by hand.
 */
final class Sending {
  /** Later ones sort after earlier ones, so that the server's index of them grows in one place. */
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private final List<Outgoing> texts = new ArrayList<>();
  private Optional<Consumer<Outgoing>> way = Optional.empty();

  List<Outgoing> texts() {
    return List.copyOf(texts);
  }

  /** Takes a text on, and sends it if the way is open. */
  void add(String text, Instant at) {
    texts.add(Outgoing.waiting(IDS.generate().toString(), text, at));
    sendWaiting();
  }

  /** The room can be reached: what waits goes out. */
  void open(Consumer<Outgoing> newWay) {
    way = Optional.of(newWay);
    sendWaiting();
  }

  /** The room cannot be reached. What was not answered is sent again, with the same id. */
  void close() {
    way = Optional.empty();
    texts.replaceAll(text -> text.state() == State.SENDING ? text.with(State.WAITING) : text);
  }

  /** Whether the server has something here that it has not answered. */
  boolean isUnanswered() {
    return texts.stream().anyMatch(isIn(State.SENDING));
  }

  boolean hasUnsent() {
    return texts.stream().anyMatch(isIn(State.STORED).negate());
  }

  void stored(String id) {
    find(id).ifPresent(text -> replace(text, text.with(State.STORED)));
  }

  /** The room shows the text under its number, whatever was known about it here. */
  void shown(String id) {
    find(id).ifPresent(texts::remove);
  }

  /**
   * @return whether the refusal was about one of these texts
   */
  boolean refused(String id, Problem why) {
    Optional<Outgoing> refused = find(id);
    refused.ifPresent(text -> replace(text, text.failed(why)));
    return refused.isPresent();
  }

  /** Sends a failed text again, after those that wait. */
  void sendAgain(String id) {
    find(id)
        .filter(isIn(State.FAILED))
        .ifPresent(
            text -> {
              texts.remove(text);
              texts.add(text.with(State.WAITING));
              sendWaiting();
            });
  }

  /** Gives up a failed text. */
  void discard(String id) {
    find(id).filter(isIn(State.FAILED)).ifPresent(texts::remove);
  }

  private void sendWaiting() {
    way.ifPresent(
        send ->
            texts().stream()
                .filter(isIn(State.WAITING))
                .forEach(
                    text -> {
                      replace(text, text.with(State.SENDING));
                      send.accept(text);
                    }));
  }

  private Optional<Outgoing> find(String id) {
    return texts.stream().filter(text -> text.id().equals(id)).findFirst();
  }

  private void replace(Outgoing text, Outgoing by) {
    texts.set(texts.indexOf(text), by);
  }

  private static Predicate<Outgoing> isIn(State state) {
    return text -> text.state() == state;
  }
}
