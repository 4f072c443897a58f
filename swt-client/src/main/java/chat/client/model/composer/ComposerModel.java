package chat.client.model.composer;

import chat.client.model.Entry;
import chat.client.model.Model;
import chat.client.model.Person;
import chat.client.model.RoomModel;
import chat.client.model.Session;
import chat.proto.RoomInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Where a person writes in one room: what it becomes when it is sent, and what helps before. */
public final class ComposerModel extends Model {
  /** When this part of the longest text is left, it is told how much. */
  private static final int NEARLY_FULL = 10;

  private final RoomModel room;
  private final Commands commands;
  private final Completion completion = new Completion(new Known());
  private final Session session;

  public ComposerModel(Session session, RoomModel room, Wording wording) {
    this.session = session;
    this.room = room;
    this.commands = new Commands(session, room, wording, this::changed);
  }

  public String roomId() {
    return room.id();
  }

  public String draft() {
    return room.draft();
  }

  /** What is being written. Not told to the listeners, as it comes from the view. */
  public void setDraft(String text) {
    if (!text.equals(room.draft())) {
      room.setDraft(text);
      commands.forgetNote();
    }
  }

  /** What became of the last command; empty once anything is typed. */
  public Optional<Note> note() {
    return commands.note();
  }

  /** Whether sending would do anything. */
  public boolean canSend() {
    return said().map(text -> !text.isBlank() && excess() == 0).orElse(true);
  }

  /** How many code points the text has too many. */
  public int excess() {
    return Math.max(0, -left());
  }

  /** How many code points may follow; empty while there is plenty. */
  public OptionalInt nearlyFull() {
    int left = left();
    boolean near = left >= 0 && left <= room.textLimit() / NEARLY_FULL;
    return near ? OptionalInt.of(left) : OptionalInt.empty();
  }

  /** The commands that fit what is typed; none once it is more than the command's name. */
  public List<Command> suggestions() {
    String draft = room.draft();
    return draft.startsWith("/")
        ? Stream.of(Command.values()).filter(each -> each.word().startsWith(draft)).toList()
        : List.of();
  }

  /**
   * Says the draft, or does it if it is a command. What cannot be done stays in the field.
   *
   * @return whether it is gone
   */
  public boolean send() {
    if (!canSend()) {
      return false;
    }
    String draft = room.draft();
    Optional<String> said = said();
    said.ifPresent(this::say);
    boolean done = said.isPresent() || commands.run(Meaning.of(draft));
    if (done) {
      room.sentTexts().add(draft);
      room.setDraft("");
    }
    return done;
  }

  /** Leafs back in what was sent, unless something else is being written. */
  public Optional<String> older() {
    return room.sentTexts().older(room.draft());
  }

  /** Leafs forward again. */
  public Optional<String> newer() {
    return room.sentTexts().newer(room.draft());
  }

  /**
   * Completes what stands before the caret.
   *
   * @return empty if nothing fits
   */
  public Optional<Field> complete(int caret) {
    return completion.complete(room.draft(), caret);
  }

  private void say(String text) {
    room.setDraft(text);
    room.say();
  }

  /** What would be said; empty for a command. */
  private Optional<String> said() {
    return Meaning.of(room.draft()) instanceof Meaning.Said said
        ? Optional.of(said.text())
        : Optional.empty();
  }

  /** In code points; negative if there are too many. */
  private int left() {
    int limit = room.textLimit() == 0 ? Integer.MAX_VALUE : room.textLimit();
    return said().map(text -> limit - text.codePointCount(0, text.length())).orElse(limit);
  }

  /** Those who spoke last come first. */
  private final class Known implements Completion.Candidates {
    @Override
    public List<String> people() {
      List<Entry> entries = new ArrayList<>(room.entries());
      Collections.reverse(entries);
      Stream<String> speakers = entries.stream().filter(Entry::isSaid).map(Entry::who);
      Stream<String> present = room.people().stream().map(Person::name);
      return Stream.concat(speakers, present)
          .distinct()
          .filter(name -> !name.equals(room.self()))
          .toList();
    }

    @Override
    public List<String> rooms() {
      return session.lobby().rooms().stream().map(RoomInfo::getRoomId).toList();
    }
  }
}
