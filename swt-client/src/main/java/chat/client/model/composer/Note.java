package chat.client.model.composer;

import chat.client.model.NameRule;
import chat.client.model.Problem;

/** Why a command did nothing, or nothing yet. */
public sealed interface Note {
  /** There is no such command. */
  record Unknown(String word) implements Note {}

  /** Something has to follow the command. */
  record Incomplete(Command command) implements Note {}

  /** There is no such room. */
  record NoRoom(String asked) implements Note {}

  /** It needs the connection. */
  record Offline() implements Note {}

  /** Nobody can have this name. */
  record BadName(NameRule.Flaw flaw) implements Note {}

  /** What waits or failed here belongs to the old name. */
  record Unsent() implements Note {}

  /** The login under the new name is under way. */
  record Renaming(String name) implements Note {}

  /** The login under the new name failed. */
  record NotRenamed(Problem why) implements Note {}
}
