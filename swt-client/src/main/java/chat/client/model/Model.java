package chat.client.model;

import java.util.ArrayList;
import java.util.List;

/** Something that changes and tells who wants to know. */
public abstract class Model {
  private final List<Runnable> listeners = new ArrayList<>();

  /**
   * Calls {@code listener} after each change.
   *
   * @return ends the listening
   */
  public final Runnable listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** A copy is walked, as a listener may end its own listening. */
  protected final void changed() {
    List.copyOf(listeners).forEach(Runnable::run);
  }
}
