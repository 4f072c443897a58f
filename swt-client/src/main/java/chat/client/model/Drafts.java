package chat.client.model;

/** What a person has begun to write and not sent, kept also over a restart of the program. */
public interface Drafts {
  /** One room of one person at one server. */
  record Place(Servers servers, String name, String roomId) {}

  /** Empty if there is none. */
  String at(Place place);

  /** Keeps a draft; an empty one is forgotten. */
  void keep(Place place, String text);
}
