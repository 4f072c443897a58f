package chat.store;

import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What is to be stored at the end of a room, in a form that every store can keep: times are cut to
 * milliseconds, and U+0000, which PostgreSQL has no place for, becomes U+FFFD, as do halves of
 * characters.
 *
 * @param head the room's last number as the asker knows it
 */
record Batch(String roomId, long head, List<Draft> drafts) {
  private static final char REPLACEMENT = '\uFFFD';

  Batch {
    drafts = drafts.stream().map(Batch::storable).toList();
  }

  private static Draft storable(Draft draft) {
    return new Draft(
        draft.senderKey(),
        draft.sender(),
        storable(draft.text()),
        draft.at().truncatedTo(ChronoUnit.MILLIS),
        storable(draft.clientId()));
  }

  private static String storable(String text) {
    if (text.codePoints().allMatch(Batch::storable)) {
      return text;
    }
    return text.codePoints()
        .map(codePoint -> storable(codePoint) ? codePoint : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean storable(int codePoint) {
    return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
  }
}
