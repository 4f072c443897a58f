package chat.client.model.composer;

import chat.client.model.Mentions;
import java.util.stream.Collectors;

/** What to put into a field so that it fits to what stands before it. */
public final class Insertion {
  private Insertion() {}

  /** Words of their own, apart from the word before them. */
  public static String words(String before, String words) {
    boolean grownTogether =
        !before.isEmpty()
            && !words.isEmpty()
            && Mentions.standsApart(before.codePointBefore(before.length()))
            && Mentions.standsApart(words.codePointAt(0));
    return grownTogether ? " " + words : words;
  }

  /** Each line marked as somebody else's, and a new line to answer in. */
  public static String quote(String before, String said) {
    String lines = said.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    return (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + lines + "\n";
  }
}
