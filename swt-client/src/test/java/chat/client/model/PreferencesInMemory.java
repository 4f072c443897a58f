package chat.client.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Forgets with the test. */
public final class PreferencesInMemory implements PreferenceStore {
  private final Map<String, String> values = new HashMap<>();

  @Override
  public Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  @Override
  public Set<String> keys() {
    return Set.copyOf(values.keySet());
  }

  @Override
  public void put(String key, String value) {
    values.put(key, value);
  }

  @Override
  public void remove(String key) {
    values.remove(key);
  }
}
