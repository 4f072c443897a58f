package chat.grpc;

/**
 * Reads along in the bytes of one request and knows where its messages begin and end. A message is
 * preceded by a flag byte, 0 or, for compressed, 1, and its length in four bytes.
 */
final class Framing {
  private static final int PREFIX = 5;

  private final int maxBytes;
  private final boolean one;
  private int messages;
  private int prefixRead;
  private long length;
  private long bodyLeft;

  /**
   * At the beginning.
   *
   * @param maxBytes the largest message, without its prefix
   * @param one whether there has to be exactly one message
   */
  Framing(int maxBytes, boolean one) {
    this.maxBytes = maxBytes;
    this.one = one;
  }

  /**
   * The next bytes.
   *
   * @return where the last message ends that ends among them; 0 if none does
   * @throws CallRefused if they are not what they should be
   */
  int read(byte[] bytes) {
    int end = 0;
    int at = 0;
    while (at < bytes.length) {
      if (bodyLeft > 0) {
        long step = Math.min(bodyLeft, bytes.length - at);
        bodyLeft -= step;
        at += (int) step;
      } else {
        readPrefix(bytes[at] & 0xff);
        at++;
      }
      if (isBetween()) {
        end = at;
      }
    }
    return end;
  }

  private boolean isBetween() {
    return prefixRead == 0 && bodyLeft == 0;
  }

  private void readPrefix(int value) {
    if (prefixRead == 0) {
      readFlag(value);
    } else {
      length = length << 8 | value;
    }
    prefixRead = (prefixRead + 1) % PREFIX;
    if (prefixRead == 0) {
      begin();
    }
  }

  private void readFlag(int flag) {
    if (flag == 1) {
      throw GrpcErrors.compressed();
    } else if (flag != 0) {
      throw GrpcErrors.brokenFraming();
    }
    length = 0;
  }

  private void begin() {
    messages++;
    if (one && messages > 1) {
      throw GrpcErrors.notOneMessage();
    } else if (length > maxBytes) {
      throw GrpcErrors.messageTooLarge(length, maxBytes);
    }
    bodyLeft = length;
  }

  /**
   * There are no more bytes.
   *
   * @throws CallRefused if there should be
   */
  void end() {
    if (!isBetween()) {
      throw GrpcErrors.brokenFraming();
    } else if (one && messages == 0) {
      throw GrpcErrors.notOneMessage();
    }
  }
}
