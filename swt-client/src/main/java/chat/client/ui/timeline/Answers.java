package chat.client.ui.timeline;

/** What a reader can begin to write from a message. */
public interface Answers {
  /** Begins an answer below {@code said}. */
  void quote(String said);

  /** Begins to speak to somebody. */
  void mention(String name);
}
