package chat.client.model.composer;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done by writing it, in the order in which it is listed. */
public enum Command {
  HELP(false),
  JOIN(true),
  LEAVE(false),
  /** What is said with it is shown as something that the person does. */
  ME(true),
  NICK(true),
  WHO(false),
  TOPIC(false),
  CLEAR(false);

  private final boolean needsArgument;

  Command(boolean needsArgument) {
    this.needsArgument = needsArgument;
  }

  boolean needsArgument() {
    return needsArgument;
  }

  /** With the stroke before it. */
  public String word() {
    return "/" + name().toLowerCase(Locale.ROOT);
  }

  static Optional<Command> of(String word) {
    return Stream.of(values()).filter(each -> each.word().equalsIgnoreCase(word)).findFirst();
  }
}
