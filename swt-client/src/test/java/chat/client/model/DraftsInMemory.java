package chat.client.model;

import java.util.HashMap;
import java.util.Map;

/** Drafts that last as long as the test. */
public final class DraftsInMemory implements Drafts {
  private final Map<Place, String> kept = new HashMap<>();

  @Override
  public String at(Place place) {
    return kept.getOrDefault(place, "");
  }

  @Override
  public void keep(Place place, String text) {
    kept.put(place, text);
  }
}
