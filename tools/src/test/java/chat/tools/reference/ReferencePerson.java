package chat.tools.reference;

/** A session. */
final class ReferencePerson {
  final String name;
  final String sessionKey;

  /** Null while away. */
  ReferenceStream stream;

  ReferencePerson(String name, String sessionKey) {
    this.name = name;
    this.sessionKey = sessionKey;
  }
}
