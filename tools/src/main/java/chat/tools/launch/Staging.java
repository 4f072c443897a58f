package chat.tools.launch;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What launched nodes need for a trial.
 *
 * @param apart whether each is in a network namespace of its own, so that it can be cut off
 * @param link how bad the links between them are then, in the words of tc's netem
 * @param upgrade the packaged server that each is when it is started again; else what it was
 */
public record Staging(boolean apart, Optional<String> link, Optional<Path> upgrade) {
  static final Staging PLAIN = new Staging(false, Optional.empty(), Optional.empty());
}
