package chat.client.model;

import chat.client.model.Outgoing.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The texts of one room that are not confirmed, oldest first. Nothing leaves it except by
 * confirmation or by hand.
 */
final class Outbox {
  private final List<Outgoing> texts = new ArrayList<>();

  void add(Outgoing text) {
    texts.add(text);
  }

  /** What a person should see: a text on its normal, short way is not worth a line. */
  List<Outgoing> visible() {
    return texts.stream().filter(text -> text.state() != State.SENDING).toList();
  }

  /**
   * Finds what an echo or a refusal is about. A server that knows no client ids answers in order,
   * so there it is the oldest one under way.
   */
  Optional<Outgoing> answered(String clientId) {
    Predicate<Outgoing> meant =
        clientId.isEmpty() ? Outgoing::isUnderWay : text -> text.id().equals(clientId);
    return texts.stream().filter(meant).findFirst();
  }

  Optional<Outgoing> remove(String id) {
    Optional<Outgoing> found = answered(id);
    found.ifPresent(texts::remove);
    return found;
  }

  void refuse(Outgoing text, Problem why) {
    texts.replaceAll(each -> each.equals(text) ? each.refused(why) : each);
  }

  /**
   * @return whether it was still on its normal way
   */
  boolean markSlow(String id) {
    return replace(
        text -> text.id().equals(id) && text.state() == State.SENDING,
        text -> text.with(State.SLOW));
  }

  void markUnconfirmed() {
    replace(Outgoing::isUnderWay, text -> text.with(State.UNCONFIRMED));
  }

  private boolean replace(Predicate<Outgoing> which, UnaryOperator<Outgoing> change) {
    boolean any = texts.stream().anyMatch(which);
    texts.replaceAll(text -> which.test(text) ? change.apply(text) : text);
    return any;
  }
}
