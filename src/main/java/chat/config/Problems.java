package chat.config;

import chat.logging.LogText;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that the operator sees all of it in one run. */
final class Problems {
  private static final int SHOWN_LENGTH = 60;

  private final List<String> lines = new ArrayList<>();

  /** Key {@code key} has a value that it may not have. */
  void wrongValue(String key, ConfigValue value, String allowed) {
    add(key, value.origin(), "found " + shown(value) + "; allowed: " + allowed);
  }

  void unknownKey(String key, ConfigOrigin origin, String hint) {
    add(key, origin, "unknown key; " + hint);
  }

  void add(String key, ConfigOrigin origin, String sentence) {
    add(key + " (" + where(origin) + "): " + sentence);
  }

  void add(String line) {
    lines.add(LogText.safe(line));
  }

  void throwIfAny() throws SettingsException {
    if (!lines.isEmpty()) {
      throw new SettingsException(lines);
    }
  }

  /** The file and line, the option, the variable, or {@code default}. */
  static String where(ConfigOrigin origin) {
    if (origin.description().startsWith("reference.conf @")) {
      return "default";
    }
    if (origin.filename() != null) {
      return origin.filename() + (origin.lineNumber() > 0 ? ", line " + origin.lineNumber() : "");
    }
    return origin.description().replaceFirst(": \\d+$", "");
  }

  private static String shown(ConfigValue value) {
    String text = value.render(ConfigRenderOptions.concise());
    return text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH) + "...";
  }
}
