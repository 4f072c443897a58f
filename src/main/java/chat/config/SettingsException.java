package chat.config;

import java.util.List;

/**
 * The configuration cannot be used. Each problem is one line that says where, what was found and
 * what is allowed.
 */
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  SettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** At least one line, in the order of discovery, safe to print. */
  public List<String> problems() {
    return problems;
  }
}
