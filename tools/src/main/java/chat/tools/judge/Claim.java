package chat.tools.judge;

import chat.proto.RoomMessage;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What somebody says that a number of a room stands for.
 *
 * @param key which message; empty if it is of nobody in the run
 * @param sentAtMillis as shown
 * @param digest of sender, text, client id and time
 */
record Claim(Optional<MessageKey> key, long sentAtMillis, long digest) {
  static Claim of(RoomMessage message, Wording wording) {
    long digest =
        Hashing.murmur3_128()
            .newHasher()
            .putString(message.getSenderName(), StandardCharsets.UTF_8)
            .putInt(0)
            .putString(message.getText(), StandardCharsets.UTF_8)
            .putInt(0)
            .putString(message.getClientId(), StandardCharsets.UTF_8)
            .putLong(message.getSentAtMillis())
            .hash()
            .asLong();
    return new Claim(wording.key(message.getClientId()), message.getSentAtMillis(), digest);
  }

  @Override
  public String toString() {
    return "%s (sent at %d, digest %016x)"
        .formatted(
            key.map(MessageKey::toString).orElse("a stranger's message"), sentAtMillis, digest);
  }
}
