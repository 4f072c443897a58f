package chat.client.model;

import java.util.Optional;
import java.util.Set;

/** Where preferences are kept from one start to the next. */
public interface PreferenceStore {
  Optional<String> get(String key);

  /** All that is kept. */
  Set<String> keys();

  /** Keeps a value, at once. */
  void put(String key, String value);

  /** Keeps it no more, at once. */
  void remove(String key);
}
