package chat.tools.process;

/**
 * What a server's process needs at a moment, right after a collection of its garbage.
 *
 * @param heapBytes live objects
 * @param outsideBytes resident memory that is not the Java heap: buffers, threads, code
 */
public record Memory(long heapBytes, long outsideBytes) {
  /** The two together. */
  public Memory plus(Memory other) {
    return new Memory(heapBytes + other.heapBytes, outsideBytes + other.outsideBytes);
  }

  /** How much more this is. */
  public long growthSince(Memory before) {
    return heapBytes - before.heapBytes + outsideBytes - before.outsideBytes;
  }
}
