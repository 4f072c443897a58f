package chat.client.model.composer;

import chat.client.model.Person;
import java.util.List;

/** Says in the person's language what commands tell. */
public interface Wording {
  String help(List<Command> commands);

  String who(List<Person> people);

  /**
   * @param topic empty if the room has none
   */
  String topic(String topic);
}
