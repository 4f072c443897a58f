package chat.client.model;

/** The secrets by which servers know a person again. */
@FunctionalInterface
public interface SessionKeys {
  /** The key for a name at a server: always the same one, also after a restart of the program. */
  String keyFor(Servers servers, String name);
}
