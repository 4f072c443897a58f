package chat.actors;

import akka.actor.typed.ActorRef;
import chat.actors.Sayings.Saying;
import chat.store.Journal;
import chat.store.StoredMessage;
import java.util.List;

/**
 * Sees to it that what is said in a room is stored before it is told, and in one order.
 *
 * <p>One batch at a time is with the journal. While the room is unsure how far it is (at first,
 * after a failure of its own, or when the journal knows more than it), it asks, and what is said
 * waits.
 */
final class Minutes {

  /** Who wants to know what becomes of what is said. */
  interface Listener {
    /** The next messages of the room are stored; at least one. */
    void said(List<StoredMessage> messages);

    /** The room is further than was told, by more than is at hand. */
    void skipped();

    /** It is stored as this message, now or already before. */
    void confirmed(Saying saying, StoredMessage message);

    /** It was not stored, as far as is known. */
    void refused(Saying saying, RefusalReason reason);

    /** The journal did not say how far the room is: {@link #sync} again, later. */
    void unsure();
  }

  private final String roomId;
  private final Sayings sayings;
  private final Transcript transcript;
  private final Listener listener;
  private final ActorRef<? super Journal.Command> journal;
  private final ActorRef<Journal.Reply> replyTo;

  private boolean sure;

  Minutes(
      String roomId,
      Sayings sayings,
      Transcript transcript,
      Listener listener,
      ActorRef<? super Journal.Command> journal,
      ActorRef<Journal.Reply> replyTo) {
    this.roomId = roomId;
    this.sayings = sayings;
    this.transcript = transcript;
    this.listener = listener;
    this.journal = journal;
    this.replyTo = replyTo;
  }

  /** Asks how far the room is; nothing is stored until that is known. */
  void sync() {
    sure = false;
    journal.tell(new Journal.Sync(roomId, Transcript.MAX_MESSAGES, sayings.nextTicket(), replyTo));
  }

  /** Has something stored. */
  void say(Saying saying) {
    sayings.add(saying);
    write();
  }

  /** Answers out of date have no effect. */
  void onReply(Journal.Reply reply) {
    if (reply.ticket() != sayings.ticket()) {
      return;
    }
    if (reply instanceof Journal.Appended appended) {
      settle(appended.outcomes());
      write();
    } else if (reply instanceof Journal.Outdated) {
      sayings.putBack();
      sync();
    } else if (reply instanceof Journal.Synced synced) {
      catchUp(synced.head(), synced.newest());
      sure = true;
      write();
    } else {
      onFailed();
    }
  }

  /** Refuses the batch whose answer will not be waited for. */
  void giveUpBatch() {
    sayings.giveUpBatch(saying -> listener.refused(saying, RefusalReason.ROOM_FAILED));
  }

  private void write() {
    if (sure && sayings.isReady()) {
      journal.tell(
          new Journal.Append(
              roomId, transcript.head(), sayings.take(), sayings.nextTicket(), replyTo));
    }
  }

  /** What is new is told before anybody hears what became of his own. */
  private void settle(List<Journal.Outcome> outcomes) {
    tell(
        outcomes.stream()
            .filter(Journal.Stored.class::isInstance)
            .map(outcome -> ((Journal.Stored) outcome).message())
            .toList());
    outcomes.forEach(outcome -> answer(sayings.settled(), outcome));
  }

  private void answer(Saying saying, Journal.Outcome outcome) {
    if (outcome instanceof Journal.Stored stored) {
      listener.confirmed(saying, stored.message());
    } else if (outcome instanceof Journal.Known known) {
      listener.confirmed(saying, known.message());
    } else {
      listener.refused(saying, RefusalReason.CLIENT_ID_REUSED);
    }
  }

  private void tell(List<StoredMessage> messages) {
    if (!messages.isEmpty()) {
      messages.forEach(transcript::add);
      listener.said(messages);
    }
  }

  private void catchUp(long head, List<StoredMessage> newest) {
    boolean wasOpen = transcript.isOpen();
    long told = transcript.head();
    boolean gapless = head == told || !newest.isEmpty() && newest.get(0).seq() <= told + 1;
    if (wasOpen && head >= told && gapless) {
      tell(newest.stream().filter(message -> message.seq() > told).toList());
    } else {
      transcript.openAt(head, newest);
      if (wasOpen) {
        listener.skipped();
      }
    }
  }

  private void onFailed() {
    if (sure) {
      sayings.giveUpBatch(saying -> listener.refused(saying, RefusalReason.NOT_STORED));
      write();
    } else {
      sayings.giveUpAll(saying -> listener.refused(saying, RefusalReason.NOT_STORED));
      listener.unsure();
    }
  }
}
