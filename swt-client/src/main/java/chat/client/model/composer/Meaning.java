package chat.client.model.composer;

import java.util.Optional;

/** What a draft means once it is sent. */
sealed interface Meaning {
  /** It is said as it is. */
  record Said(String text) implements Meaning {}

  /**
   * @param argument empty if there is none
   */
  record Call(Command command, String argument) implements Meaning {}

  /** It begins like a command, but there is none of that name. */
  record Unknown(String word) implements Meaning {}

  static Meaning of(String draft) {
    if (!draft.startsWith("/")) {
      return new Said(draft);
    }
    if (draft.startsWith("//")) {
      return new Said(draft.substring(1));
    }
    String[] parts = draft.split("\\s+", 2);
    String argument = parts.length > 1 ? parts[1].strip() : "";
    Optional<Command> command = Command.of(parts[0]);
    if (command.filter(Command.ME::equals).isPresent() && !argument.isEmpty()) {
      return new Said(Command.ME.word() + " " + argument);
    }
    return command
        .<Meaning>map(known -> new Call(known, argument))
        .orElseGet(() -> new Unknown(parts[0]));
  }
}
