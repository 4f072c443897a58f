package chat.client.model.composer;

import chat.client.model.NameRule;
import chat.client.model.Problem;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.proto.RoomInfo;
import java.util.List;
import java.util.Optional;

/** Does what is written as a command in one room. */
final class Commands {
  private final Session session;
  private final RoomModel room;
  private final Wording wording;
  private final Runnable onNote;
  private Optional<Note> note = Optional.empty();

  /**
   * @param onNote is told when something is to be noted later than at once
   */
  Commands(Session session, RoomModel room, Wording wording, Runnable onNote) {
    this.session = session;
    this.room = room;
    this.wording = wording;
    this.onNote = onNote;
  }

  Optional<Note> note() {
    return note;
  }

  void forgetNote() {
    note = Optional.empty();
  }

  /**
   * @return whether it is done or under way; otherwise the note says why not
   */
  boolean run(Meaning meaning) {
    note = objection(meaning);
    if (note.isEmpty() && meaning instanceof Meaning.Call call) {
      run(call);
      return true;
    }
    return false;
  }

  private Optional<Note> objection(Meaning meaning) {
    if (meaning instanceof Meaning.Unknown unknown) {
      return Optional.of(new Note.Unknown(unknown.word()));
    }
    Meaning.Call call = (Meaning.Call) meaning;
    if (call.command().needsArgument() && call.argument().isEmpty()) {
      return Optional.of(new Note.Incomplete(call.command()));
    }
    return switch (call.command()) {
      case JOIN -> againstJoining(call.argument());
      case NICK -> againstRenaming(call.argument());
      default -> Optional.empty();
    };
  }

  private Optional<Note> againstJoining(String asked) {
    if (session.state() != Session.State.ONLINE) {
      return Optional.of(new Note.Offline());
    }
    return roomCalled(asked).isPresent() ? Optional.empty() : Optional.of(new Note.NoRoom(asked));
  }

  private Optional<Note> againstRenaming(String name) {
    if (session.state() != Session.State.ONLINE) {
      return Optional.of(new Note.Offline());
    }
    Optional<Note> flaw = NameRule.flaw(name).map(Note.BadName::new);
    return flaw.or(() -> session.isAllSent() ? Optional.empty() : Optional.of(new Note.Unsent()));
  }

  private void run(Meaning.Call call) {
    switch (call.command()) {
      case HELP -> room.tell(wording.help(List.of(Command.values())));
      case JOIN -> roomCalled(call.argument()).ifPresent(this::goTo);
      case LEAVE -> session.leave(room);
      case ME -> throw new IllegalArgumentException("what one does is said: " + call);
      case NICK -> rename(call.argument());
      case WHO -> room.tell(wording.who(room.people()));
      case TOPIC -> room.tell(wording.topic(room.topic()));
      case CLEAR -> room.clear();
    }
  }

  private void goTo(String roomId) {
    if (session.room(roomId).isPresent()) {
      session.show(roomId);
    } else {
      session.join(roomId);
    }
  }

  private void rename(String name) {
    note = Optional.of(new Note.Renaming(name));
    session.rename(name, this::notRenamed);
  }

  private void notRenamed(Problem why) {
    note = Optional.of(new Note.NotRenamed(why));
    onNote.run();
  }

  /** Whoever writes a room's name may write a # before it, and need not mind the case. */
  private Optional<String> roomCalled(String asked) {
    List<String> ids = session.lobby().rooms().stream().map(RoomInfo::getRoomId).toList();
    String bare = asked.startsWith("#") ? asked.substring(1) : asked;
    return ids.stream()
        .filter(id -> id.equals(asked) || id.equals(bare))
        .findFirst()
        .or(() -> ids.stream().filter(bare::equalsIgnoreCase).findFirst());
  }
}
