package chat.tools.fuzz;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads along in a server's log, from its end on. */
final class LogWatch {
  /**
   * A severe line, or a stack trace that did not go through the log. One that did belongs to the
   * line before it.
   */
  private static final Pattern BAD =
      Pattern.compile(
          "^\\S+ (ERROR|WARN) |^\\s+at \\S+\\(|^Caused by: |^[\\w.$]+(Exception|Error)(:|$)");

  private static final int MOST_AT_ONCE = 16 << 20;

  private final Path log;
  private long position;

  /**
   * @throws IOException if there is no such file
   */
  LogWatch(Path log) throws IOException {
    this.log = log;
    position = Files.size(log);
  }

  /** Lines that are new and look like a failure of the server. */
  List<String> news() {
    List<String> bad = new ArrayList<>();
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(MOST_AT_ONCE, Math.max(0, file.length() - position))];
      file.seek(position);
      file.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n') + 1;
      position += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
      text.substring(0, end).lines().filter(LogWatch::isBad).forEach(bad::add);
    } catch (IOException gone) {
      bad.add("the log cannot be read: " + gone.getMessage());
    }
    return bad;
  }

  static boolean isBad(String line) {
    return BAD.matcher(line).find();
  }
}
