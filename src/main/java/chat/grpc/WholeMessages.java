package chat.grpc;

import chat.limits.ByteBudget;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Cuts the bytes of one request where a message ends, and keeps what has only begun: in one piece,
 * and within a budget.
 */
final class WholeMessages {
  private static final byte[] NOTHING = new byte[0];

  private final Framing framing;
  private final boolean one;
  private final ByteBudget budget;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream(0);

  /**
   * At the beginning.
   *
   * @param maxBytes the largest message, without its prefix
   * @param one whether the request is to be one message, which is whole when the request is:
   *     before, it is not known whether there is another
   * @param budget the memory for messages that are not complete
   */
  WholeMessages(int maxBytes, boolean one, ByteBudget budget) {
    this.framing = new Framing(maxBytes, one);
    this.one = one;
    this.budget = budget;
  }

  /**
   * Takes the next bytes.
   *
   * @return the messages that are whole by now, with their prefixes; empty if none is
   * @throws CallRefused if the bytes are not what they should be
   */
  byte[] add(byte[] bytes) {
    int end = framing.read(bytes);
    int whole = one ? 0 : end;
    if (whole == bytes.length && held.size() == 0) {
      return bytes;
    }
    byte[] messages = whole == 0 ? NOTHING : withHeld(bytes, whole);
    hold(bytes, whole);
    return messages;
  }

  /**
   * There are no more bytes.
   *
   * @return the message of a request of one
   * @throws CallRefused if there should be more
   */
  byte[] end() {
    framing.end();
    return withHeld(NOTHING, 0);
  }

  private void hold(byte[] bytes, int from) {
    int size = bytes.length - from;
    if (!budget.tryTake(size)) {
      throw GrpcErrors.tooManyBegunMessages();
    }
    held.write(bytes, from, size);
  }

  private byte[] withHeld(byte[] bytes, int end) {
    if (held.size() == 0) {
      return Arrays.copyOf(bytes, end);
    }
    int before = held.size();
    held.write(bytes, 0, end);
    byte[] whole = held.toByteArray();
    held.reset();
    budget.give(before);
    return whole;
  }

  /** Whether a message has begun that is not whole. */
  boolean isHolding() {
    return held.size() > 0;
  }

  /** Gives up what has begun. */
  void forget() {
    budget.give(held.size());
    held.reset();
  }
}
