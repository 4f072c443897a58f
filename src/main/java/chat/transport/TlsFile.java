package chat.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A PEM file as it was read. Two are equal if they hold the same.
 *
 * @param text may be a private key: it goes nowhere
 */
record TlsFile(Path path, String text) {
  /** A chain of certificates takes some 10 KiB. */
  private static final int MAX_BYTES = 1024 * 1024;

  private static final String BEGIN = "-----BEGIN ";
  private static final Pattern BLOCK =
      Pattern.compile(BEGIN + "([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  /** What stands between a BEGIN and its END, such as {@code PRIVATE KEY}. */
  record Block(String label, String body) {
    /** What the text encodes; anything for a text that encodes nothing. */
    byte[] bytes() {
      return Base64.getMimeDecoder().decode(body);
    }
  }

  /**
   * Reads a file whole, following symbolic links.
   *
   * @param what what it should hold, for the sentence
   */
  static TlsFile read(String what, Path path) throws TlsException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new TlsException(
            "%s is far too large for %s: name another file.".formatted(path, what));
      }
      return new TlsFile(path, new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException missing) {
      throw new TlsException(
          "There is no file %s with %s: name the right one, or make one for trials with the command dev-certificate."
              .formatted(path, what),
          missing);
    } catch (AccessDeniedException denied) {
      throw new TlsException(
          "%s with %s may not be read: give the server's user the right to.".formatted(path, what),
          denied);
    } catch (IOException unreadable) {
      throw new TlsException(
          "%s with %s cannot be read (%s): name another file."
              .formatted(path, what, unreadable.getMessage()),
          unreadable);
    }
  }

  /** All blocks in their order, of whatever kind; at least one. */
  List<Block> blocks() throws TlsException {
    List<Block> blocks =
        BLOCK
            .matcher(text)
            .results()
            .map((MatchResult match) -> new Block(match.group(1), match.group(2)))
            .toList();
    if (text.split(BEGIN, -1).length - 1 != blocks.size()) {
      throw new TlsException(
          "%s ends in the middle, or is damaged: write it anew.".formatted(path));
    }
    if (blocks.isEmpty()) {
      throw new TlsException(
          "%s is not a PEM file, which has lines such as -----BEGIN CERTIFICATE-----: convert it with openssl (a certificate: openssl x509 -inform DER -in FILE -out FILE.pem, a key: openssl pkey -inform DER -in FILE -out FILE.pem)."
              .formatted(path));
    }
    return blocks;
  }

  /** Whether every user of this machine may read it; false where that cannot be told. */
  boolean isReadableByEverybody() {
    try {
      return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  /** Without the text, as it may be a key. */
  @Override
  public String toString() {
    return path.toString();
  }
}
