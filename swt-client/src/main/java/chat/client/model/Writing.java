package chat.client.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person writes in one room: the draft, and what was sent and is not confirmed. Nothing in
 * it gets lost except by confirmation or by hand.
 */
final class Writing {
  private final Outbox outbox = new Outbox();
  private String draft = "";

  String draft() {
    return draft;
  }

  void setDraft(String text) {
    draft = text;
  }

  /** What needs a person's eye: late, unconfirmed or refused texts. */
  List<Outgoing> unconfirmed() {
    return outbox.visible();
  }

  /** Turns the draft into a text to be sent, if there is anything in it. */
  Optional<Outgoing> take() {
    if (draft.isBlank()) {
      return Optional.empty();
    }
    Outgoing text = Outgoing.sending(UUID.randomUUID().toString(), draft);
    outbox.add(text);
    draft = "";
    return Optional.of(text);
  }

  void confirmed(String clientId) {
    outbox.answered(clientId).ifPresent(text -> outbox.remove(text.id()));
  }

  /**
   * The text goes back to where it was written, unless something else is being written there.
   *
   * @return whether the reason has to be told apart from the text
   */
  boolean refused(String clientId, Problem why) {
    Optional<Outgoing> text = outbox.answered(clientId);
    if (text.isPresent() && !draft.isBlank()) {
      outbox.refuse(text.get(), why);
      return false;
    }
    text.flatMap(found -> outbox.remove(found.id())).ifPresent(found -> draft = found.text());
    return true;
  }

  /** Puts a text before the draft. */
  void takeBack(String outgoingId) {
    outbox
        .remove(outgoingId)
        .ifPresent(text -> draft = draft.isEmpty() ? text.text() : text.text() + "\n" + draft);
  }

  void discard(String outgoingId) {
    outbox.remove(outgoingId);
  }

  /**
   * @return whether it was still on its normal way
   */
  boolean markSlow(String outgoingId) {
    return outbox.markSlow(outgoingId);
  }

  void connectionLost() {
    outbox.markUnconfirmed();
  }
}
