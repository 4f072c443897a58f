package chat.client.ui.composer;

import chat.client.model.Person;
import chat.client.model.Shown;
import chat.client.model.composer.Command;
import chat.client.model.composer.Note;
import chat.client.model.composer.Wording;
import chat.client.ui.kit.Ui;
import java.util.List;
import java.util.stream.Collectors;

/** Words commands, what they tell, and why they do nothing. */
final class CommandTexts implements Wording {
  /** More than so many are suggested by their names alone. */
  private static final int FEW = 2;

  private final Ui ui;
  private final String self;

  /**
   * @param self the person's own name
   */
  CommandTexts(Ui ui, String self) {
    this.ui = ui;
    this.self = self;
  }

  @Override
  public String help(List<Command> commands) {
    return ui.text("command.heading") + "\n" + lines(commands) + "\n" + ui.text("command.escape");
  }

  @Override
  public String who(List<Person> people) {
    String names = people.stream().map(this::name).collect(Collectors.joining(separator()));
    return ui.text("command.present", people.size(), names);
  }

  @Override
  public String topic(String topic) {
    return topic.isBlank()
        ? ui.text("command.no-topic")
        : ui.text("command.topic-is", Shown.line(topic));
  }

  String suggestion(List<Command> commands) {
    return commands.size() > FEW
        ? commands.stream().map(Command::word).collect(Collectors.joining("   "))
        : lines(commands);
  }

  String sentence(Note note) {
    if (note instanceof Note.Unknown unknown) {
      return ui.text("command.unknown", Shown.line(unknown.word()));
    }
    if (note instanceof Note.Incomplete incomplete) {
      return ui.text("command.incomplete", line(incomplete.command()));
    }
    if (note instanceof Note.NoRoom noRoom) {
      return ui.text("command.no-room", Shown.line(noRoom.asked()));
    }
    if (note instanceof Note.BadName bad) {
      return ui.sentences().of(bad.flaw());
    }
    if (note instanceof Note.Renaming renaming) {
      return ui.text("command.renaming", Shown.line(renaming.name()));
    }
    if (note instanceof Note.NotRenamed failed) {
      return ui.text("command.not-renamed", self, ui.sentences().of(failed.why()));
    }
    return ui.text(note instanceof Note.Offline ? "command.offline" : "command.unsent");
  }

  private String lines(List<Command> commands) {
    return commands.stream().map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(Command command) {
    return ui.text(
        switch (command) {
          case HELP -> "command.help";
          case JOIN -> "command.join";
          case LEAVE -> "command.leave";
          case ME -> "command.me";
          case NICK -> "command.nick";
          case WHO -> "command.who";
          case TOPIC -> "command.topic";
          case CLEAR -> "command.clear";
        });
  }

  private String name(Person person) {
    String name = Shown.line(person.name());
    if (person.name().equals(self)) {
      return ui.text("room.you", name);
    }
    return person.away() ? ui.text("room.away", name) : name;
  }

  private String separator() {
    return ui.text("command.separator");
  }
}
