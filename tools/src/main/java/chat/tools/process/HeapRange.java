package chat.tools.process;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a process's Java heap lies in its memory, as {@code jcmd GC.heap_info} tells.
 *
 * @param to unused parts counted
 */
record HeapRange(long from, long to) {
  private static final Pattern RANGE = Pattern.compile("\\[0x([0-9a-f]+),[^\\])]*0x([0-9a-f]+)\\)");
  private static final Pattern NOT_HEAP = Pattern.compile("(?m)^ *Metaspace");

  /** Empty if the text is something else. Each collector writes it in a way of its own. */
  static Optional<HeapRange> parse(String text) {
    Matcher end = NOT_HEAP.matcher(text);
    String heap = end.find() ? text.substring(0, end.start()) : text;
    long from =
        RANGE.matcher(heap).results().mapToLong(m -> address(m, 1)).min().orElse(Long.MAX_VALUE);
    long to = RANGE.matcher(heap).results().mapToLong(m -> address(m, 2)).max().orElse(0);
    return from < to ? Optional.of(new HeapRange(from, to)) : Optional.empty();
  }

  private static long address(MatchResult match, int group) {
    return Long.parseUnsignedLong(match.group(group), 16);
  }
}
