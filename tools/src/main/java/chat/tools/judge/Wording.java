package chat.tools.judge;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * What the bots of a run are called and say. All of it follows from the run and the message's key,
 * so that nothing said has to be kept to know whether it came back unchanged.
 */
public final class Wording {
  /** Beyond ASCII, and beyond 16 bits. */
  private static final String FOREIGN = " 你好 é 😀 ";

  private static final String FILLING = "abcdefghijklmnopqrstuvwxyz ";

  private final long run;
  private final String nonce;
  private final int payload;

  /**
   * @param run tells the runs of one server apart: an id is never used for two messages
   * @param payload how long a text is in code points; it is longer if it could not name its message
   */
  public Wording(long run, int payload) {
    this.run = run;
    this.nonce = Long.toString(run & 0x7fff_ffffL, Character.MAX_RADIX);
    this.payload = payload;
  }

  /** A name of at most 18 ASCII letters and digits that nobody else has. */
  public String name(int bot) {
    return "bot" + bot + "x" + nonce;
  }

  /** A name for somebody who is no bot. */
  public String name(String role) {
    return role + nonce;
  }

  public String clientId(MessageKey key) {
    return new UUID(run, key.packed()).toString();
  }

  /** Whose message has this client id; empty if it is of somebody else. */
  public Optional<MessageKey> key(String clientId) {
    try {
      UUID id = UUID.fromString(clientId);
      return id.getMostSignificantBits() == run && id.toString().equals(clientId)
          ? MessageKey.unpacked(id.getLeastSignificantBits())
          : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** Names the message, and ends with a checksum of all that comes before it. */
  public String text(MessageKey key) {
    StringBuilder text = new StringBuilder(key + FOREIGN);
    int checksum = 9;
    int missing = payload - text.codePointCount(0, text.length()) - checksum;
    for (int i = 0; i < missing; i++) {
      text.append(FILLING.charAt(Math.floorMod(key.counter() + i, FILLING.length())));
    }
    CRC32 crc = new CRC32();
    crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return text.append("#%08x".formatted(crc.getValue())).toString();
  }
}
