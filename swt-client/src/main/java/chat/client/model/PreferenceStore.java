package chat.client.model;

import java.util.Optional;

/** Where preferences are kept from one start to the next. */
public interface PreferenceStore {
  Optional<String> get(String key);

  /** Keeps a value, at once. */
  void put(String key, String value);
}
