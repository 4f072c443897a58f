package chat.client.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened in a room, ready to be shown.
 *
 * @param who the person it is about; empty for what is about nobody
 * @param text what was said or told; empty for everything else
 * @param seq the number of what was said in its room; 0 if it has none
 * @param outgoing what is known of an own text on its way; empty for everything else
 */
public record Entry(
    Kind kind, Instant at, String who, String text, long seq, Optional<Outgoing> outgoing) {
  private static final String ACTION = "/me ";

  /** What happened. */
  public enum Kind {
    SAID_BY_OTHER,
    SAID_BY_ME,
    CAME,
    WENT,
    ENTERED,
    /** Messages between the one before and the one after are kept no more. */
    MISSED,
    /** The client told the person something that nobody else sees. */
    TOLD
  }

  static Entry said(boolean mine, Instant at, String who, String text, long seq) {
    Kind kind = mine ? Kind.SAID_BY_ME : Kind.SAID_BY_OTHER;
    // Thousands of entries are of the same few people.
    return new Entry(kind, at, who.intern(), text, seq, Optional.empty());
  }

  static Entry outgoing(Outgoing text, String self) {
    return new Entry(Kind.SAID_BY_ME, text.at(), self, text.text(), 0, Optional.of(text));
  }

  static Entry notice(Kind kind, Instant at, String who) {
    return new Entry(kind, at, who, "", 0, Optional.empty());
  }

  static Entry told(Instant at, String text) {
    return new Entry(Kind.TOLD, at, "", text, 0, Optional.empty());
  }

  public boolean isSaid() {
    return kind == Kind.SAID_BY_OTHER || kind == Kind.SAID_BY_ME;
  }

  public boolean isMine() {
    return kind == Kind.SAID_BY_ME;
  }

  /** What the person says they do, of a text that begins with {@code /me}. */
  public Optional<String> action() {
    return Optional.of(text)
        .filter(said -> isSaid() && said.startsWith(ACTION) && said.length() > ACTION.length())
        .map(said -> said.substring(ACTION.length()));
  }

  /** What was said or done, ready to be shown. */
  public Marks.Marked marked() {
    return Marks.in(Shown.text(action().orElse(text)));
  }
}
