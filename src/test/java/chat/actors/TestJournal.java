package chat.actors;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import chat.store.Draft;
import chat.store.Journal;
import chat.store.StoreProblem;
import chat.store.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal of one room that keeps it in memory, and does as badly as the test wants. */
final class TestJournal {
  private static final int BEYOND_ANY_ROOM = 1_000;

  private final ActorRef<Journal.Command> ref;
  private final List<StoredMessage> messages = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Runnable> held = new ConcurrentLinkedQueue<>();
  private volatile StoreProblem problem;
  private volatile boolean holding;

  TestJournal(ActorTestKit testKit) {
    ref = testKit.spawn(behavior());
  }

  private Behavior<Journal.Command> behavior() {
    return Behaviors.receive(Journal.Command.class)
        .onMessage(Journal.Append.class, this::onAppend)
        .onMessage(Journal.Sync.class, this::onSync)
        .build();
  }

  ActorRef<Journal.Command> ref() {
    return ref;
  }

  List<String> texts() {
    return messages.stream().map(StoredMessage::text).toList();
  }

  /** As if it had been stored by somebody else, or in an earlier life of the room. */
  StoredMessage has(String sender, String text) {
    Draft draft = new Draft(sender, sender, text, TestClock.START, "id of " + text);
    return store(draft);
  }

  void fails(StoreProblem how) {
    problem = how;
  }

  void works() {
    problem = null;
  }

  /** Does what it is asked, and does not say so before {@link #releases}. */
  void holds() {
    holding = true;
  }

  void releases() {
    holding = false;
    for (Runnable answer = held.poll(); answer != null; answer = held.poll()) {
      answer.run();
    }
  }

  int heldAnswers() {
    return held.size();
  }

  private Behavior<Journal.Command> onAppend(Journal.Append append) {
    if (problem != null) {
      answer(append.replyTo(), new Journal.Failed(append.ticket(), problem));
    } else if (append.head() != messages.size()) {
      answer(append.replyTo(), new Journal.Outdated(append.ticket()));
    } else {
      List<Journal.Outcome> outcomes = new ArrayList<>();
      append.drafts().forEach(draft -> outcomes.add(outcome(draft)));
      answer(append.replyTo(), new Journal.Appended(append.ticket(), outcomes));
    }
    return Behaviors.same();
  }

  private Journal.Outcome outcome(Draft draft) {
    return messages.stream()
        .filter(known -> !draft.clientId().isEmpty() && known.clientId().equals(draft.clientId()))
        .findFirst()
        .<Journal.Outcome>map(
            known ->
                known.text().equals(draft.text()) ? new Journal.Known(known) : new Journal.Reused())
        .orElseGet(() -> new Journal.Stored(store(draft)));
  }

  private StoredMessage store(Draft draft) {
    StoredMessage message =
        new StoredMessage(
            messages.size() + 1, draft.sender(), draft.text(), draft.at(), draft.clientId());
    messages.add(message);
    return message;
  }

  private Behavior<Journal.Command> onSync(Journal.Sync sync) {
    if (problem != null) {
      answer(sync.replyTo(), new Journal.Failed(sync.ticket(), problem));
    } else {
      int most = Math.min(sync.most(), BEYOND_ANY_ROOM);
      List<StoredMessage> newest =
          messages.subList(Math.max(0, messages.size() - most), messages.size());
      answer(sync.replyTo(), new Journal.Synced(sync.ticket(), messages.size(), newest));
    }
    return Behaviors.same();
  }

  private void answer(ActorRef<Journal.Reply> replyTo, Journal.Reply reply) {
    if (holding) {
      held.add(() -> replyTo.tell(reply));
    } else {
      replyTo.tell(reply);
    }
  }
}
